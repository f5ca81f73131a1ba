#include "domain/fieldnames.h"

#include "core/clock.h"
#include "core/digest.h"
#include "domain/account.h"
#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/plan.h"
#include "domain/policy.h"
#include "domain/release.h"

#include <QCborArray>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

QList<FieldSpec> accountFields()
{
    return {{"name"_L1, u"账号名称"_s},
            {"platform"_L1, u"平台"_s},
            {"kind"_L1, u"账号类型"_s},
            {"platformId"_L1, u"账号ID"_s},
            {"link"_L1, u"账号链接"_s},
            {"organiser"_L1, u"主办单位"_s},
            {"creditCode"_L1, u"统一社会信用代码"_s},
            {"competentUnit"_L1, u"主管单位"_s},
            {"operatingUnit"_L1, u"运维单位"_s},
            {"certifiedSubject"_L1, u"认证主体"_s},
            {"certifiedUntil"_L1, u"认证到期"_s, FieldKind::Date},
            {"leader"_L1, u"分管负责人"_s},
            {"leaderPost"_L1, u"分管负责人职务"_s},
            {"leaderPhone"_L1, u"分管负责人电话"_s, FieldKind::Sealed},
            {"keeper"_L1, u"运维负责人"_s},
            {"keeperPhone"_L1, u"运维负责人电话"_s, FieldKind::Sealed},
            {"openedOn"_L1, u"开设日期"_s, FieldKind::Date},
            {"positioning"_L1, u"账号定位"_s},
            {"interaction"_L1, u"互动渠道"_s},
            {"filingNumber"_L1, u"备案编号"_s},
            {"duplicateReason"_L1, u"重复开设理由"_s},
            {"state"_L1, u"账号状态"_s, FieldKind::Choice},
            {"deleted"_L1, u"移到回收站"_s, FieldKind::Flag}};
}

QList<FieldSpec> policyFields()
{
    return {{"title"_L1, u"标题"_s},
            {"number"_L1, u"发文字号"_s},
            {"issuer"_L1, u"发文机关"_s},
            {"documentDate"_L1, u"成文日期"_s, FieldKind::Date},
            {"publishedOn"_L1, u"公布日期"_s, FieldKind::Date},
            {"effectiveOn"_L1, u"施行日期"_s, FieldKind::Date},
            {"disclosure"_L1, u"公开属性"_s, FieldKind::Choice},
            {"disclosureReason"_L1, u"不公开理由"_s},
            {"validity"_L1, u"有效性"_s, FieldKind::Choice},
            {"needsInterpretation"_L1, u"应解读"_s, FieldKind::Flag},
            {"topic"_L1, u"主题分类"_s},
            {"link"_L1, u"原文链接"_s},
            {"preamble"_L1, u"正文前的文字"_s, FieldKind::Paragraphs},
            {"clauses"_L1, u"条文"_s, FieldKind::Clauses},
            {"file"_L1, u"原文件"_s, FieldKind::Digest},
            {"fileName"_L1, u"原文件名"_s},
            {"openClass"_L1, u"公开类别"_s, FieldKind::Choice},
            {"keyField"_L1, u"重点领域"_s},
            {"column"_L1, u"栏目"_s},
            {"draftingDepartment"_L1, u"起草部门"_s},
            {"intake"_L1, u"办理阶段"_s, FieldKind::Choice},
            {"plan"_L1, u"解读方案"_s, FieldKind::Rows},
            {"waiver"_L1, u"豁免理由"_s},
            {"waivedBy"_L1, u"豁免人"_s, FieldKind::Entity},
            {"published"_L1, u"另处公开"_s, FieldKind::Rows},
            {"deleted"_L1, u"移到回收站"_s, FieldKind::Flag}};
}

QList<FieldSpec> interpretationFields()
{
    return {{"title"_L1, u"标题"_s},
            {"source"_L1, u"正文"_s, FieldKind::Paragraphs},
            {"summary"_L1, u"摘要"_s},
            {"author"_L1, u"署名"_s},
            {"policies"_L1, u"解读的文件"_s, FieldKind::Entities},
            {"accounts"_L1, u"发布账号"_s, FieldKind::Entities},
            {"class"_L1, u"内容类别"_s},
            {"theme"_L1, u"版式主题"_s},
            {"ai"_L1, u"人工智能辅助"_s, FieldKind::Flag},
            {"pictures"_L1, u"正文图片"_s, FieldKind::Derived},
            {"cover"_L1, u"封面"_s, FieldKind::Cover},
            {"openClass"_L1, u"公开类别"_s, FieldKind::Choice},
            {"keyField"_L1, u"重点领域"_s},
            {"column"_L1, u"栏目"_s},
            {"aspects"_L1, u"公开的环节"_s, FieldKind::Rows},
            {"form"_L1, u"解读形式"_s, FieldKind::Choice},
            {"media"_L1, u"成片文件"_s, FieldKind::Rows},
            {"deleted"_L1, u"移到回收站"_s, FieldKind::Flag}};
}

QList<FieldSpec> planFields()
{
    return {{"item"_L1, u"稿件"_s, FieldKind::Entity},
            {"account"_L1, u"账号"_s, FieldKind::Entity},
            {"date"_L1, u"日期"_s, FieldKind::Date},
            {"time"_L1, u"时间"_s, FieldKind::Time},
            {"massSend"_L1, u"占用群发次数"_s, FieldKind::Flag},
            {"note"_L1, u"备注"_s},
            {"deleted"_L1, u"取消排期"_s, FieldKind::Flag}};
}

QList<FieldSpec> releaseFields()
{
    return {{"item"_L1, u"稿件"_s, FieldKind::Entity},
            {"revision"_L1, u"签批的版本"_s, FieldKind::Digest},
            {"account"_L1, u"账号"_s, FieldKind::Entity},
            {"plan"_L1, u"排期"_s, FieldKind::Entity},
            {"link"_L1, u"发布链接"_s},
            {"releasedAt"_L1, u"发布时间"_s, FieldKind::Instant},
            {"note"_L1, u"备注"_s}};
}

QList<FieldSpec> knowledgeFields()
{
    return {{"question"_L1, u"问题"_s},
            {"similar"_L1, u"其他问法"_s},
            {"answer"_L1, u"答复"_s, FieldKind::Paragraphs},
            {"topic"_L1, u"主题"_s},
            {"audience"_L1, u"对象"_s},
            {"department"_L1, u"负责部门"_s},
            {"policy"_L1, u"政策依据"_s, FieldKind::Entity},
            {"clause"_L1, u"条款"_s},
            {"policyRevision"_L1, u"政策的版本"_s, FieldKind::Digest},
            {"item"_L1, u"来源稿件"_s, FieldKind::Entity},
            {"revision"_L1, u"来源稿件的版本"_s, FieldKind::Digest},
            {"sourceText"_L1, u"来源文字"_s, FieldKind::Digest},
            {"validUntil"_L1, u"有效期至"_s, FieldKind::Date},
            {"state"_L1, u"状态"_s, FieldKind::Choice},
            {"reviewer"_L1, u"审核人"_s, FieldKind::Entity},
            {"reviewedAt"_L1, u"审核时间"_s, FieldKind::Instant},
            {"reviewedText"_L1, u"审核的文字"_s, FieldKind::Digest},
            {"replaces"_L1, u"替换的问答"_s, FieldKind::Entity},
            {"deleted"_L1, u"移到回收站"_s, FieldKind::Flag}};
}

QList<FieldSpec> templateFields()
{
    return {{"name"_L1, u"模板名称"_s},
            {"description"_L1, u"说明"_s},
            {"source"_L1, u"正文"_s, FieldKind::Paragraphs},
            {"theme"_L1, u"版式主题"_s},
            {"pictures"_L1, u"正文图片"_s, FieldKind::Derived},
            {"deleted"_L1, u"移到回收站"_s, FieldKind::Flag}};
}

QList<FieldSpec> themeFields()
{
    return {{"name"_L1, u"主题名称"_s},
            {"base"_L1, u"基础主题"_s},
            {"css"_L1, u"样式"_s, FieldKind::Paragraphs},
            {"deleted"_L1, u"移到回收站"_s, FieldKind::Flag}};
}

template <typename Enum>
QString choiceName(const QString &text)
{
    const auto value = enumFromText<Enum>(text);
    return value ? chineseName(*value) : text;
}

QString choiceText(const QString &type, const QString &key, const QString &text)
{
    if (type == KnowledgeEntry::Type)
        return choiceName<KnowledgeState>(text);
    if (key == "state"_L1)
        return choiceName<AccountState>(text);
    if (key == "openClass"_L1)
        return choiceName<OpenClass>(text);
    if (key == "form"_L1)
        return choiceName<ProductForm>(text);
    if (key == "intake"_L1)
        return choiceName<IntakeStage>(text);
    return key == "disclosure"_L1 ? choiceName<Disclosure>(text) : choiceName<Validity>(text);
}

QString dateText(const QString &text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate);
    return date.isValid() ? u"%1年%2月%3日"_s.arg(date.year()).arg(date.month()).arg(date.day()) : text;
}

QString entityText(const QCborValue &value, const FieldWords &words)
{
    const EntityId id = EntityId::fromBytes(value.toByteArray());
    if (id.isNull())
        return {};
    const QString name = words.entity ? words.entity(id) : QString();
    return name.isEmpty() ? id.toString() : name;
}

/// A line for each row; names of aspects in Chinese.
QString rowsText(const QCborArray &array)
{
    QStringList lines;
    for (const QCborValue &value : array) {
        QStringList cells;
        if (const QCborMap file = value.toMap(); !file.isEmpty()) { // of 成片文件
            const Digest digest = Digest::fromBytes(file.value(file.contains("blob"_L1) ? "blob"_L1 : "outside"_L1).toByteArray());
            lines.append(QStringList{file.value("name"_L1).toString(), digest.shortText(), file.value("place"_L1).toString()}.join(u" · "_s));
            continue;
        }
        for (const QCborValue &cell : value.isArray() ? value.toArray() : QCborArray{value})
            cells.append(choiceName<FollowUp>(cell.toString()));
        cells.removeAll(QString());
        lines.append(cells.join(u" · "_s));
    }
    return lines.join(u'\n');
}

QString sealedText(const QByteArray &bytes, const FieldWords &words)
{
    if (bytes.isEmpty())
        return {};
    const QString text = words.sealed ? words.sealed(bytes) : QString();
    return text.isEmpty() ? u"已加密"_s : text;
}

} // namespace

const QList<FieldSpec> &fieldSpecs(const QString &type)
{
    static const QHash<QString, QList<FieldSpec>> specs{{Account::Type, accountFields()},
                                                        {Policy::Type, policyFields()},
                                                        {Interpretation::Type, interpretationFields()},
                                                        {Plan::Type, planFields()},
                                                        {Release::Type, releaseFields()},
                                                        {KnowledgeEntry::Type, knowledgeFields()},
                                                        {OfficeTemplate::Type, templateFields()},
                                                        {OfficeTheme::Type, themeFields()}};
    static const QList<FieldSpec> none;
    const auto found = specs.constFind(type);
    return found == specs.cend() ? none : *found;
}

FieldSpec fieldSpec(const QString &type, const QString &key)
{
    const QList<FieldSpec> &specs = fieldSpecs(type);
    const auto found = std::ranges::find(specs, key, &FieldSpec::key);
    return found == specs.cend() ? FieldSpec{{}, u"其他内容（%1）"_s.arg(key), FieldKind::Text} : *found;
}

QString fieldText(const QString &type, const QString &key, const QCborValue &value, const FieldWords &words)
{
    if (const Digest version = officeThemeChange(key == "theme"_L1 ? value.toString() : QString()); !version.isNull())
        return u"本单位的主题（版本 %1）"_s.arg(version.shortText());
    switch (fieldSpec(type, key).kind) {
    case FieldKind::Text:
    case FieldKind::Paragraphs:
    case FieldKind::Time: return value.toString();
    case FieldKind::Clauses: return value.isArray() ? value.toArray().at(1).toString() : value.toString();
    case FieldKind::Date: return dateText(value.toString());
    case FieldKind::Instant:
        return value.toInteger() ? chinaTime(value.toInteger()).toString(u"yyyy年M月d日 HH:mm"_s) : QString();
    case FieldKind::Flag: return value.toBool() ? u"是"_s : u"否"_s;
    case FieldKind::Choice: return choiceText(type, key, value.toString());
    case FieldKind::Entity: return entityText(value, words);
    case FieldKind::Digest: return value.toByteArray().isEmpty() ? QString() : Digest::fromBytes(value.toByteArray()).shortText();
    case FieldKind::Sealed: return sealedText(value.toByteArray(), words);
    case FieldKind::Cover: {
        const Digest wide = Digest::fromBytes(value.toMap().value("wide"_L1).toByteArray());
        return wide.isNull() ? QString() : u"封面 %1"_s.arg(wide.shortText());
    }
    case FieldKind::Rows: return rowsText(value.toArray());
    case FieldKind::Derived: return {};
    case FieldKind::Entities: break;
    }
    QStringList names;
    for (const QCborValue &one : value.toArray())
        names.append(entityText(one, words));
    return names.join(u'、');
}

} // namespace zhijian
