#include "interpretation/templates.h"

#include "domain/titlemarks.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// The first line of a template file is `<!-- 名称｜说明 -->`.
Template loadTemplate(const QString &id)
{
    QFile file(u":/zhijian/templates/%1.md"_s.arg(id));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype lineEnd = text.indexOf(u'\n');
    const QString head = text.first(lineEnd).remove("<!--"_L1).remove("-->"_L1).trimmed();
    return {id, head.section(u'｜', 0, 0), head.section(u'｜', 1), text.sliced(lineEnd + 1).trimmed() + u'\n'};
}

/// `⌶` is where the caret goes.
SuggestedBlock block(const QString &id, const QString &name, const QString &hint, QString text)
{
    const qsizetype caret = text.indexOf(u'⌶');
    text.remove(u'⌶');
    return {id, name, hint, text, int(std::max<qsizetype>(0, caret))};
}

} // namespace

const QList<Template> &templates()
{
    static const QList<Template> all{loadTemplate(u"one-picture"_s), loadTemplate(u"questions"_s), loadTemplate(u"figures"_s),
                                     loadTemplate(u"comparison"_s), loadTemplate(u"service-guide"_s),
                                     loadTemplate(u"rumour-rebuttal"_s), loadTemplate(u"public-comment"_s),
                                     loadTemplate(u"video-script"_s), loadTemplate(u"live-programme"_s)};
    return all;
}

QString templateSource(const QString &id, const PolicyReference &policy)
{
    const auto it = std::ranges::find(templates(), id, &Template::id);
    if (it == templates().cend())
        return {};
    return filledIn(it->source, policy);
}

QString filledIn(QString source, const PolicyReference &policy)
{
    source.replace(u"{政策名称}"_s, inTitleMarks(policy.title.isEmpty() ? u"政策名称"_s : policy.title));
    // A policy without a number: no empty brackets.
    source.replace(u"（{发文字号}）"_s, policy.number.isEmpty() ? QString() : QString(u'（' + policy.number + u'）'));
    source.replace(u"{发文字号}"_s, policy.number);
    return source;
}

const QList<SuggestedBlock> &suggestedBlocks()
{
    static const QList<SuggestedBlock> all{
        block(u"heading"_s, u"小标题"_s, u"一段的题目"_s, u"## ⌶"_s),
        block(u"list"_s, u"列表"_s, u"并列的几点"_s, u"- ⌶"_s),
        block(u"numbered"_s, u"编号"_s, u"有先后的几点"_s, u"1. ⌶"_s),
        block(u"table"_s, u"表格"_s, u"对齐的行和列"_s, u"| ⌶项目 | 内容 |\n| --- | --- |\n|  |  |"_s),
        block(u"quote"_s, u"引文"_s, u"政策原文的一句"_s, u"> ⌶"_s),
        block(u"cite"_s, u"条文"_s, u"引用某一条的原文"_s, u"```cite 条款=⌶\n\n```"_s),
        block(u"qa"_s, u"问答"_s, u"群众问，部门答"_s, u"```qa\n问：⌶\n答：\n```"_s),
        block(u"steps"_s, u"步骤"_s, u"办理流程"_s, u"```steps\n1. ⌶ | \n2.  | \n```"_s),
        block(u"timeline"_s, u"时间线"_s, u"关键日期"_s, u"```timeline\n⌶ | \n```"_s),
        block(u"figures"_s, u"数说"_s, u"大字的数和单位"_s, u"```figures\n⌶ |  | \n```"_s),
        block(u"compare"_s, u"对照"_s, u"原规定和新规定"_s, u"```compare\n事项 | 原规定 | 新规定\n⌶ |  | \n```"_s),
        block(u"contact"_s, u"联系方式"_s, u"解读机关、解读人、电话"_s, u"```contact\n解读机关：⌶\n解读人：\n联系电话：\n```"_s),
        block(u"title"_s, u"标题卡"_s, u"替换自动生成的题图"_s, u"```title\n眉题：政策解读\n标题：⌶\n副题：\n单位：\n```"_s),
        block(u"bars"_s, u"柱图"_s, u"比较几项的大小"_s, u"```chart 类型=柱 单位=⌶\n项目 | 数量\n |  \n```"_s),
        block(u"line"_s, u"线图"_s, u"看一段时间的变化"_s, u"```chart 类型=线 单位=⌶\n年份 | 数量\n |  \n```"_s),
        block(u"pie"_s, u"饼图"_s, u"各部分占多少"_s, u"```chart 类型=饼 单位=⌶\n项目 | 数量\n |  \n```"_s),
        block(u"flow"_s, u"流程图"_s, u"有分支的办理流程"_s, u"```flow\n⌶提交申请\n审查材料\n  材料齐全：受理\n  材料不全：一次告知补正\n办结\n```"_s),
        block(u"org"_s, u"组织图"_s, u"谁管谁、谁负责什么"_s, u"```org\n⌶领导小组\n  办公室\n```"_s),
        block(u"image"_s, u"图片"_s, u"附图，带说明和来源"_s, u"```image\n图片：⌶\n替代文字：\n说明：\n来源：\n```"_s),
        block(u"map"_s, u"地图"_s, u"要有审图号"_s, u"```map\n图片：⌶\n替代文字：\n审图号：\n来源：\n```"_s),
        block(u"subtitles"_s, u"字幕"_s, u"每一句的时间和文字，可以导入 SRT、WebVTT"_s, u"```subtitles\n00:00:00.000 --> 00:00:03.000\n⌶\n```"_s),
        block(u"rundown"_s, u"流程单"_s, u"直播的环节，视频的分镜；不发布"_s, u"```rundown\n时间 | 环节 | 负责 | 内容\n⌶ |  |  | \n```"_s),
        block(u"words"_s, u"弹幕词表"_s, u"直播时要处理的词语；不发布"_s, u"```words\n词语 | 处理 | 说明\n⌶ | 删除 | \n```"_s),
    };
    return all;
}

} // namespace zhijian::interpretation
