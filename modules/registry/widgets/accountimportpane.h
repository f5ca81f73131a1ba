#pragma once

#include "registry/accountsheet.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::registry {

/// What an Excel table would bring, row by row, before anything is stored. GUI thread.
class AccountImportPane : public QWidget
{
    Q_OBJECT

public:
    explicit AccountImportPane(QWidget *parent = nullptr);

    void show(const QString &fileName, const AccountSheetReading &reading);
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void accepted(const QList<zhijian::registry::AccountDraft> &drafts);
    void dismissed();

private:
    AccountSheetReading m_reading;
    uikit::TextLabel *m_title;
    uikit::TextLabel *m_summary;
    QTreeWidget *m_rows;
    QPushButton *m_accept;
    QPushButton *m_dismiss;
};

} // namespace zhijian::registry
