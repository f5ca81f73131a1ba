#pragma once

#include "rules/rulepack.h"

#include <QJsonObject>

namespace zhijian::rules {

/// Builds a pack from the JSON of one file. Used once; the first fault is kept.
class RulePackReader
{
public:
    [[nodiscard]] Result<RulePack> read(const QByteArray &json);

private:
    void readHead(const QJsonObject &root);
    void readThresholds(const QJsonArray &array);
    void readPlatforms(const QJsonArray &array);
    void readProfiles(const QJsonArray &array);
    void readWords(const QJsonArray &array);
    void readMarks(const QJsonArray &array);
    void readClasses(const QJsonArray &array);
    [[nodiscard]] QStringList strings(const QJsonObject &object, QLatin1StringView key);
    [[nodiscard]] QMap<QString, QStringList> lists(const QJsonObject &object, QLatin1StringView key);
    void fault(const QString &detail);

    RulePack m_pack;
    QString m_fault;
};

} // namespace zhijian::rules
