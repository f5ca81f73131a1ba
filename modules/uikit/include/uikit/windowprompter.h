#pragma once

#include "uikit/prompter.h"

#include <QPointer>
#include <QWidget>

namespace zhijian::uikit {

/// Asks in a sheet of the window (window-modal, no nested event loop). GUI thread.
class WindowPrompter final : public Prompter
{
public:
    explicit WindowPrompter(QWidget *window) : m_window(window) {}

    void askPassword(const PasswordQuestion &question, std::function<void(std::optional<QString>)> answered) override;
    void confirm(const Confirmation &question, std::function<void(bool)> answered) override;
    void askFileToOpen(const FileQuestion &question, std::function<void(std::optional<QString>)> answered) override;
    void askFileToSave(const FileQuestion &question, std::function<void(std::optional<QString>)> answered) override;
    void askFolder(const QString &title, std::function<void(std::optional<QString>)> answered) override;

private:
    QPointer<QWidget> m_window;
};

} // namespace zhijian::uikit
