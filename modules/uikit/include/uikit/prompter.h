#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace zhijian::uikit {

struct PasswordQuestion
{
    QString title;   ///< 审签确认
    QString purpose; ///< What is about to happen, in full sentences
    QString person;  ///< Whose password
    QString accept;  ///< The button: 签署
};

struct Confirmation
{
    QString title;
    QString consequence; ///< What is lost or replaced
    QString accept;      ///< The button names the act: 恢复并替换
};

struct FileQuestion
{
    QString title;
    QStringList filters; ///< "政策文件 (*.docx *.pdf)"
    QString suggestedName;
};

/// The door for the few questions that must stop the user: password at sign-off, destructive restore, which file.
/// Answers arrive later, in the GUI thread, never inside the call; nothing means cancelled. Tests replace it.
class Prompter
{
public:
    virtual ~Prompter() = default;

    virtual void askPassword(const PasswordQuestion &question, std::function<void(std::optional<QString>)> answered) = 0;
    virtual void confirm(const Confirmation &question, std::function<void(bool)> answered) = 0;
    virtual void askFileToOpen(const FileQuestion &question, std::function<void(std::optional<QString>)> answered) = 0;
    virtual void askFileToSave(const FileQuestion &question, std::function<void(std::optional<QString>)> answered) = 0;
    virtual void askFolder(const QString &title, std::function<void(std::optional<QString>)> answered) = 0;
};

} // namespace zhijian::uikit
