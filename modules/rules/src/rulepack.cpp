#include "rules/rulepack.h"

#include "embedded.h"
#include "rulepackreader.h"

using namespace Qt::StringLiterals;

namespace zhijian::rules {

namespace {

RulePack shipped(const QString &path)
{
    const Result<RulePack> pack = RulePack::fromJson(embedded(path));
    if (!pack)
        qFatal("%s: %s", qUtf8Printable(path), qUtf8Printable(pack.error().detail));
    return *pack;
}

template <typename Value>
std::optional<Value> withCode(const QList<Value> &values, QStringView code)
{
    for (const Value &value : values)
        if (value.code == code)
            return value;
    return std::nullopt;
}

} // namespace

const RulePack &RulePack::builtIn()
{
    static const RulePack pack = [] {
        const Result<QList<WordEntry>> words = readWordList(embedded(u"wordlists/national.csv"_s));
        if (!words)
            qFatal("wordlists/national.csv: %s", qUtf8Printable(words.error().detail));
        return shipped(u"rulepacks/national.json"_s).withWords(*words);
    }();
    return pack;
}

const RulePack &RulePack::builtInGuizhou()
{
    static const RulePack pack = [] {
        const Result<RulePack> merged = builtIn().merged(shipped(u"rulepacks/guizhou.json"_s));
        if (!merged)
            qFatal("rulepacks/guizhou.json: %s", qUtf8Printable(merged.error().detail));
        return *merged;
    }();
    return pack;
}

Result<RulePack> RulePack::fromJson(const QByteArray &json)
{
    return RulePackReader().read(json);
}

Result<RulePack> RulePack::loadSigned(const QByteArray &json, const QByteArray &signature, const Verifier &verifier)
{
    if (signature.isEmpty() || !verifier || !verifier(json, signature))
        return failure(ErrorCode::Corrupt, u"规则包的签名与内容不符，未采用"_s);
    return fromJson(json);
}

RulePack RulePack::withWords(const QList<WordEntry> &words) const
{
    RulePack pack = *this;
    pack.m_words += words;
    return pack;
}

int RulePack::number(QLatin1StringView id) const
{
    const auto found = m_thresholds.constFind(QString(id));
    Q_ASSERT_X(found != m_thresholds.cend(), "RulePack::number", id.data());
    return found == m_thresholds.cend() ? 0 : found->value;
}

std::optional<Threshold> RulePack::threshold(QLatin1StringView id) const
{
    const auto found = m_thresholds.constFind(QString(id));
    return found == m_thresholds.cend() ? std::nullopt : std::optional(*found);
}

OutputProfile RulePack::outputProfile(QStringView code) const
{
    OutputProfile profile = withCode(m_outputProfiles, code).value_or(OutputProfile());
    if (const auto limits = platform(code)) {
        profile.characters = limits->bodyCharacters;
        profile.bytes = limits->bodyBytes;
    }
    profile.pictureBytes = m_thresholds.value(QString(code + ".imageBytes"_L1)).value;
    return profile;
}

std::optional<PlatformLimits> RulePack::platform(QStringView code) const
{
    return withCode(m_platforms, code);
}

std::optional<ContentClass> RulePack::contentClass(QStringView code) const
{
    return withCode(m_contentClasses, code);
}

} // namespace zhijian::rules
