#pragma once

#include "core/result.h"
#include "rules/contentclass.h"
#include "rules/outputprofile.h"
#include "rules/platformlimits.h"
#include "rules/secretmark.h"
#include "rules/threshold.h"
#include "rules/thresholdids.h"
#include "rules/wordentry.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QList>
#include <QMap>
#include <QStringList>

#include <functional>
#include <optional>

namespace zhijian::rules {

/// Whether `signature` is the issuer's over `message`; made by the signing module, a sibling of this one.
using Verifier = std::function<bool(QByteArrayView message, const QByteArray &signature)>;

/// The data that decides pass or fail: thresholds, platform limits, word lists, marks, hosts, classes.
/// An immutable value, cheap to copy, thread-safe. Invariant: what merged() returns is nowhere looser than *this.
class RulePack
{
public:
    RulePack() = default;

    /// The shipped national pack with its word list. Never fails: the resource is tested.
    [[nodiscard]] static const RulePack &builtIn();
    /// The national pack with the shipped Guizhou example on top (interpretation on the same day, Anshun 2020).
    [[nodiscard]] static const RulePack &builtInGuizhou();
    /// InvalidInput with the faulty field in Chinese; Unsupported for a newer format.
    [[nodiscard]] static Result<RulePack> fromJson(const QByteArray &json);
    /// Corrupt when the detached signature is not the issuer's over exactly these bytes.
    [[nodiscard]] static Result<RulePack> loadSigned(const QByteArray &json, const QByteArray &signature, const Verifier &verifier);

    /// This pack tightened by one of a lower layer. InvalidInput names each looser value with the document and clause
    /// that it contradicts; nothing of the lower pack is taken then.
    [[nodiscard]] Result<RulePack> merged(const RulePack &lower) const;
    /// The unit's own word list on top.
    [[nodiscard]] RulePack withWords(const QList<WordEntry> &words) const;

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] QString version() const { return m_version; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] Layer layer() const { return m_layer; }
    [[nodiscard]] QDate issued() const { return m_issued; }
    /// 国家规则包 2026.1 ＋ 贵州省 2026.1, as printed on reports.
    [[nodiscard]] QStringList provenance() const { return m_provenance; }

    /// The value of one of thresholdids.h.
    [[nodiscard]] int number(QLatin1StringView id) const;
    /// With its document and clause; nothing when the pack does not know it.
    [[nodiscard]] std::optional<Threshold> threshold(QLatin1StringView id) const;
    /// By id.
    [[nodiscard]] QList<Threshold> thresholds() const { return m_thresholds.values(); }

    [[nodiscard]] const QList<PlatformLimits> &platforms() const { return m_platforms; }
    /// By Account::platform; nothing when unknown, and then there is no limit to apply.
    [[nodiscard]] std::optional<PlatformLimits> platform(QStringView code) const;
    [[nodiscard]] const QList<OutputProfile> &outputProfiles() const { return m_outputProfiles; }
    /// With the limits of the platform of the same code. Unknown platforms have an empty profile, whose `code` is empty.
    [[nodiscard]] OutputProfile outputProfile(QStringView code) const;
    [[nodiscard]] const QList<WordEntry> &words() const { return m_words; }
    [[nodiscard]] const QList<SecretMark> &secretMarks() const { return m_secretMarks; }
    /// Host suffixes: gov.cn allows www.sinan.gov.cn.
    [[nodiscard]] const QStringList &allowedHosts() const { return m_allowedHosts; }
    [[nodiscard]] const QStringList &blockedHosts() const { return m_blockedHosts; }
    [[nodiscard]] const QList<ContentClass> &contentClasses() const { return m_contentClasses; }
    [[nodiscard]] std::optional<ContentClass> contentClass(QStringView code) const;
    /// 重点领域, to choose from (Publicity::keyField).
    [[nodiscard]] const QStringList &keyFields() const { return m_keyFields; }
    /// 解读形式, to choose from.
    [[nodiscard]] const QStringList &interpretationForms() const { return m_interpretationForms; }

    bool operator==(const RulePack &) const = default;

private:
    friend class RulePackReader;

    void mergeThresholds(const RulePack &lower, QStringList *looser);
    void mergePlatforms(const RulePack &lower, QStringList *looser);
    void mergeProfiles(const RulePack &lower);
    void mergeWords(const RulePack &lower, QStringList *looser);
    void mergeHosts(const RulePack &lower, QStringList *looser);
    void mergeChoices(const RulePack &lower);
    void mergeClasses(const RulePack &lower, QStringList *looser);

    QString m_id;
    QString m_version;
    QString m_name;
    Layer m_layer = Layer::National;
    QDate m_issued;
    QStringList m_provenance;
    QMap<QString, Threshold> m_thresholds;
    QList<PlatformLimits> m_platforms;
    QList<OutputProfile> m_outputProfiles;
    QList<WordEntry> m_words;
    QList<SecretMark> m_secretMarks;
    QStringList m_allowedHosts;
    QStringList m_blockedHosts;
    QList<ContentClass> m_contentClasses;
    QStringList m_keyFields;
    QStringList m_interpretationForms;
};

} // namespace zhijian::rules
