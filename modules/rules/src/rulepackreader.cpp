#include "rulepackreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace zhijian::rules {

namespace {

constexpr int FormatVersion = 1;

template <typename Enum>
std::optional<Enum> enumerator(const QString &name)
{
    bool found = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(name.toLatin1().constData(), &found);
    return found ? std::optional(Enum(value)) : std::nullopt;
}

QDate dateOf(const QJsonObject &object, QLatin1StringView key)
{
    return QDate::fromString(object.value(key).toString(), Qt::ISODate);
}

} // namespace

Result<RulePack> RulePackReader::read(const QByteArray &json)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return failure(ErrorCode::InvalidInput, u"规则包不是完整的JSON文件"_s);
    if (root.value("format"_L1).toInt() > FormatVersion)
        return failure(ErrorCode::Unsupported, u"规则包的格式比本程序新，请先升级程序"_s);
    readHead(root);
    readThresholds(root.value("thresholds"_L1).toArray());
    readPlatforms(root.value("platforms"_L1).toArray());
    readProfiles(root.value("outputProfiles"_L1).toArray());
    readWords(root.value("words"_L1).toArray());
    readMarks(root.value("secretMarks"_L1).toArray());
    readClasses(root.value("contentClasses"_L1).toArray());
    m_pack.m_keyFields = strings(root, "keyFields"_L1);
    m_pack.m_interpretationForms = strings(root, "interpretationForms"_L1);
    m_pack.m_allowedHosts = strings(root, "allowedHosts"_L1);
    m_pack.m_blockedHosts = strings(root, "blockedHosts"_L1);
    if (!m_fault.isEmpty())
        return failure(ErrorCode::InvalidInput, QString(u"规则包："_s + m_fault));
    return m_pack;
}

void RulePackReader::readHead(const QJsonObject &root)
{
    m_pack.m_id = root.value("id"_L1).toString();
    m_pack.m_version = root.value("version"_L1).toString();
    m_pack.m_name = root.value("name"_L1).toString();
    m_pack.m_issued = dateOf(root, "issued"_L1);
    const auto layer = enumerator<Layer>(root.value("layer"_L1).toString());
    if (m_pack.m_id.isEmpty() || m_pack.m_version.isEmpty() || m_pack.m_name.isEmpty())
        fault(u"缺少编号、版本或名称"_s);
    if (!m_pack.m_issued.isValid())
        fault(u"缺少发布日期"_s);
    if (!layer)
        fault(u"层级应为National、Province、City或County"_s);
    m_pack.m_layer = layer.value_or(Layer::County);
    m_pack.m_provenance = {QString(m_pack.m_name + u" "_s + m_pack.m_version)};
}

void RulePackReader::readThresholds(const QJsonArray &array)
{
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        Threshold threshold;
        threshold.id = object.value("id"_L1).toString();
        threshold.name = object.value("name"_L1).toString();
        threshold.value = object.value("value"_L1).toInt(-1);
        threshold.unit = object.value("unit"_L1).toString();
        threshold.document = object.value("document"_L1).toString();
        threshold.clause = object.value("clause"_L1).toString();
        threshold.inForce = dateOf(object, "inForce"_L1);
        threshold.layer = m_pack.m_layer;
        const QString stricter = object.value("stricter"_L1).toString();
        threshold.direction = stricter == "larger"_L1 ? Direction::LargerIsStricter : Direction::SmallerIsStricter;
        if (threshold.id.isEmpty() || threshold.value < 0 || (stricter != "larger"_L1 && stricter != "smaller"_L1))
            fault(QString(u"参数“"_s + threshold.id + u"”缺少编号、数值或从严方向"_s));
        if (threshold.document.isEmpty() || !threshold.inForce.isValid())
            fault(QString(u"参数“"_s + threshold.name + u"”没有写明依据和施行日期"_s));
        m_pack.m_thresholds.insert(threshold.id, threshold);
    }
}

void RulePackReader::readPlatforms(const QJsonArray &array)
{
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        PlatformLimits limits;
        limits.code = object.value("code"_L1).toString();
        limits.name = object.value("name"_L1).toString();
        limits.kinds = strings(object, "kinds"_L1);
        limits.titleCharacters = object.value("title"_L1).toInt();
        limits.titleHardCharacters = object.value("titleHard"_L1).toInt();
        limits.authorCharacters = object.value("author"_L1).toInt();
        limits.digestCharacters = object.value("digest"_L1).toInt();
        limits.bodyCharacters = object.value("body"_L1).toInt();
        limits.bodyBytes = object.value("bodyBytes"_L1).toInt();
        limits.massSendPerDay = object.value("massSendPerDay"_L1).toInt();
        limits.massSendPerMonth = object.value("massSendPerMonth"_L1).toInt();
        limits.dailyKinds = strings(object, "dailyKinds"_L1);
        limits.monthlyKinds = strings(object, "monthlyKinds"_L1);
        limits.document = object.value("document"_L1).toString();
        if (limits.code.isEmpty() || limits.name.isEmpty())
            fault(u"平台缺少代码或名称"_s);
        m_pack.m_platforms.append(limits);
    }
}

void RulePackReader::readProfiles(const QJsonArray &array)
{
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        OutputProfile profile;
        profile.code = object.value("code"_L1).toString();
        profile.version = object.value("version"_L1).toString();
        profile.name = object.value("name"_L1).toString();
        profile.document = object.value("document"_L1).toString();
        profile.tags = strings(object, "tags"_L1);
        profile.attributes = lists(object, "attributes"_L1);
        profile.addresses = lists(object, "addresses"_L1);
        const QJsonObject styles = object.value("styles"_L1).toObject();
        for (auto style = styles.begin(); style != styles.end(); ++style)
            profile.styles.insert(style.key(), style.value().toString());
        profile.forbiddenValues = strings(object, "forbiddenValues"_L1);
        profile.pictureFormats = strings(object, "pictureFormats"_L1);
        if (profile.code.isEmpty() || profile.version.isEmpty() || profile.name.isEmpty() || profile.document.isEmpty())
            fault(QString(u"输出规格“"_s + profile.code + u"”缺少代码、版本、名称或依据"_s));
        if (profile.tags.isEmpty() || profile.styles.isEmpty())
            fault(QString(u"输出规格“"_s + profile.name + u"”没有写明保留哪些标签和样式"_s));
        m_pack.m_outputProfiles.append(profile);
    }
}

void RulePackReader::readWords(const QJsonArray &array)
{
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        WordEntry entry;
        entry.wrong = object.value("wrong"_L1).toString();
        entry.right = object.value("right"_L1).toString();
        entry.source = object.value("source"_L1).toString();
        entry.validFrom = dateOf(object, "validFrom"_L1);
        entry.validTo = dateOf(object, "validTo"_L1);
        entry.exceptions = strings(object, "exceptions"_L1);
        const auto level = enumerator<WordLevel>(object.value("level"_L1).toString());
        if (!level || entry.wrong.size() < 2)
            fault(QString(u"词条“"_s + entry.wrong + u"”缺少级别或不足两个字"_s));
        entry.level = level.value_or(WordLevel::Mistake);
        m_pack.m_words.append(entry);
    }
}

void RulePackReader::readMarks(const QJsonArray &array)
{
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const auto kind = enumerator<MarkKind>(object.value("kind"_L1).toString());
        const QString text = object.value("text"_L1).toString();
        if (!kind || text.isEmpty())
            fault(QString(u"涉密标志“"_s + text + u"”不完整"_s));
        else
            m_pack.m_secretMarks.append({text, *kind});
    }
}

void RulePackReader::readClasses(const QJsonArray &array)
{
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const ContentClass contentClass{object.value("code"_L1).toString(), object.value("name"_L1).toString(),
            object.value("important"_L1).toBool(), object.value("mainLeader"_L1).toBool(), object.value("light"_L1).toBool()};
        if (contentClass.code.isEmpty() || contentClass.name.isEmpty())
            fault(u"内容类别缺少代码或名称"_s);
        m_pack.m_contentClasses.append(contentClass);
    }
}

QStringList RulePackReader::strings(const QJsonObject &object, QLatin1StringView key)
{
    QStringList list;
    for (const QJsonValue &value : object.value(key).toArray()) {
        if (!value.isString())
            fault(QString(u"“"_s + key + u"”应为文字列表"_s));
        list.append(value.toString());
    }
    return list;
}

QMap<QString, QStringList> RulePackReader::lists(const QJsonObject &object, QLatin1StringView key)
{
    QMap<QString, QStringList> result;
    const QJsonObject entries = object.value(key).toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QByteArray name = entry.key().toUtf8();
        result.insert(entry.key(), strings(entries, QLatin1StringView(name)));
    }
    return result;
}

void RulePackReader::fault(const QString &detail)
{
    if (m_fault.isEmpty())
        m_fault = detail;
}

} // namespace zhijian::rules
