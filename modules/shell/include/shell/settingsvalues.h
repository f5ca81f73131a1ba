#pragma once

#include "core/entityid.h"
#include "domain/terms.h"
#include "shell/terms.h"

#include <QList>
#include <QString>

/// What the settings page shows; plain values.
namespace zhijian::shell {

struct PersonRow
{
    EntityId id;
    QString name;
    QString post;
    QList<Role> roles;
    KeyState key = KeyState::None;
    bool isRetired = false;
    bool isMyself = false;

    bool operator==(const PersonRow &) const = default;
};

/// A key that waits for an administrator.
struct WaitingKey
{
    EntityId key;
    QString person;
    QString device;      ///< Which computer
    QString fingerprint; ///< Read aloud and compared
    QString since;

    bool operator==(const WaitingKey &) const = default;
};

/// One value that decides, with its source.
struct RuleRow
{
    QString id;
    QString name;
    QString value;    ///< With its unit
    QString layer;    ///< 国家, 省, 市, 县
    QString document; ///< Document number
    QString clause;
    QString inForce;  ///< As shown

    bool operator==(const RuleRow &) const = default;
};

struct RulePackFacts
{
    QString id;
    QString version;
    QString signedBy; ///< In words, also "未签名"

    bool operator==(const RulePackFacts &) const = default;
};

struct StorageFacts
{
    QString folder;
    QString size;       ///< "126 MB"
    QString lastBackup; ///< In words; "还没有备份"
    QString lastCheck;  ///< In words

    bool operator==(const StorageFacts &) const = default;
};

/// What a backup holds, before it replaces anything.
struct BackupFacts
{
    QString file;
    QString office;
    QString people;     ///< Names, in words
    QString contents;   ///< Counts, in words
    QString lastChange; ///< In words
    QString check;      ///< How the verification ended
    QString warning;    ///< Another office than the present one, older than it ...; may be empty

    bool operator==(const BackupFacts &) const = default;
};

/// Work on the data file that takes longer than a moment.
struct UpkeepProgress
{
    QString words;
    int percent = -1; ///< -1 when it cannot be told
    bool canStop = true;

    bool operator==(const UpkeepProgress &) const = default;
};

struct License
{
    QString component;
    QString version;
    QString license;

    bool operator==(const License &) const = default;
};

} // namespace zhijian::shell
