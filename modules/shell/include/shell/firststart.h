#pragma once

#include "domain/terms.h"
#include "shell/passwordlimits.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

namespace zhijian::shell {

struct NewPerson
{
    QString name;
    QString post;
    QList<Role> roles;
    QString password; ///< His first one; he changes it after signing in

    bool operator==(const NewPerson &) const = default;
};

/// How a workstation comes by its data.
enum class FirstStartKind {
    NewOffice, ///< Nothing yet
    Join,      ///< From the province, by a one-time code
    Load,      ///< From another workstation of the office, by stick
    Restore,   ///< From a backup
};

/// What the first start asks for, as one wish: a new office, or joining one.
struct FirstStart
{
    QDateTime acknowledgedAt; ///< R-142
    bool joins = false;       ///< An office that exists: endpoint and code instead of the office's facts
    QString officeName;
    QString regionCode;
    QString creditCode;       ///< May be empty
    QString endpoint;
    QString joinCode;
    NewPerson administrator;  ///< Of a new office; who joins finds the people there
    QList<NewPerson> people;

    bool operator==(const FirstStart &) const = default;
};

/// What the first start is measured by; values of the rule pack and checks of other modules.
struct FirstStartRules
{
    PasswordLimits password;
    std::function<bool(const QString &)> isCreditCode; ///< GB 32100-2015
};

/// Each returns a clear sentence, or nothing when the text is fine.
[[nodiscard]] QString officeNameProblem(const QString &name);
/// Six digits that begin with a province of GB/T 2260.
[[nodiscard]] QString regionCodeProblem(const QString &code);
[[nodiscard]] QString endpointProblem(const QString &address);
/// 系统管理员, 保密审查员 and 审计员 are three people.
[[nodiscard]] QString rolesProblem(const QList<Role> &roles);
[[nodiscard]] QString chineseNames(const QList<Role> &roles);

} // namespace zhijian::shell
