#pragma once

#include "shell/settingsvalues.h"

#include <QWidget>

#include <optional>

namespace zhijian::uikit {
class FormRows;
class TextLabel;
}

namespace zhijian::shell {

/// Which backup, and what is in it, before it becomes this workstation's data. GUI thread.
class FirstRestoreStep final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRestoreStep(QWidget *parent = nullptr);

    void setBackup(const std::optional<BackupFacts> &facts);
    [[nodiscard]] bool hasBackup() const { return m_hasBackup; }

Q_SIGNALS:
    void backupChosen(const QString &path);

private:
    uikit::FormRows *m_rows;
    QList<uikit::TextLabel *> m_facts;
    bool m_hasBackup = false;
};

} // namespace zhijian::shell
