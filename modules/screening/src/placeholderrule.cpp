#include "placeholderrule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

/// 张某某 and 张×× protect a person's name; that is required, not forgotten.
bool isHiddenName(const QString &text, qsizetype position, qsizetype end)
{
    static const QString surnames = u"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于傅齐康伍余元顾孟黄穆萧尹姚邵汪毛禹狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓单洪包左石崔吉龚程嵇邢裴陆翁荀羊惠甄曲封储靳段焦巴牧山谷车侯全班秋仲伊宫宁仇栾甘厉祖武符刘景詹龙叶幸司黎白蒲邰从卓屠池乔闻党翟谭劳申冉桑桂牛寿通边扈燕冀浦尚农温柴瞿阎连艾向古易慎戈廖庾衡步都耿满匡国文寇广东欧利师巩聂关荆"_s;
    static const QRegularExpression organisation(u"\\G(?:省|市|县|区|乡|镇|村|局|单位|部门|公司|学校|街道|月|日|年|人|万|元|号|名|个)"_s);
    return position > 0 && surnames.contains(text.at(position - 1)) && !organisation.match(text, end).hasMatch();
}

} // namespace

void PlaceholderRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    static const QRegularExpression expression(
        u"[×✕╳✖]{2,}|(?<![A-Za-z0-9._/-])(?:[Xx]{2,}|TODO|TBD|FIXME|Lorem ipsum)(?![A-Za-z0-9_/-])|某某|【[ 　]*】|《[ 　]*》|（[ 　]+）|〔[ 　]*〕|[待需][补另](?:充|填|写|定)(?=[。，；）)】\\s]|$)|待(?:定稿|完善|确认|核实)(?=[）)】\\s]|$)|(?:此处|在此|请)(?:填写|输入|补充)(?:内容|文字|标题|正文|姓名|日期)|点击(?:此处)?添加(?:文字|标题|内容)|(?<![_\\p{Han}])_{3,}(?!_)|(?<=[\\p{Han}：:])_{2,}|[□■]{3,}"_s);
    const View &prose = source.prose();
    for (auto it = expression.globalMatch(prose.text); it.hasNext();) {
        const auto match = it.next();
        Finding finding = source.finding(prose, match.capturedStart(), match.capturedLength());
        const bool hiddenName = (match.captured().startsWith(u'×') || match.captured() == u"某某")
            && isHiddenName(prose.text, match.capturedStart(), match.capturedEnd());
        if (hiddenName)
            continue;
        finding.ruleId = u"structure.placeholder"_s;
        finding.severity = Severity::Blocking;
        finding.message = u"“%1”还没有填写"_s.arg(finding.excerpt);
        finding.suggestion = u"填写完整或删去"_s;
        finding.basis = u"文字关：不得留有空白占位"_s;
        findings->append(finding);
    }
}

} // namespace zhijian::screening
