#pragma once

#include "interpretation/blockform.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace zhijian::interpretation {

class SourceEditor;

/// The block at the caret as a form. The source is the truth: each entry that is finished becomes one edit of that
/// block's lines, which can be undone, and each change of the source is shown here. GUI thread.
class BlockFormPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit BlockFormPanel(SourceEditor *editor, QWidget *parent = nullptr);

    void setReadOnly(bool isReadOnly);
    /// Moves the focus to the first cell.
    void begin();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void readSource();
    void show(const BlockForm &form);
    void showRows();
    /// What the fields say, written to the source when it differs.
    void write();
    void write(const BlockForm &form);
    void removeRow();
    [[nodiscard]] BlockForm entered() const;

    SourceEditor *m_editor;
    QLabel *m_name;
    QStackedWidget *m_pages;
    QLineEdit *m_title;
    QLineEdit *m_clause;
    QComboBox *m_chartKind;
    QLineEdit *m_unit;
    QTableWidget *m_table;
    QPlainTextEdit *m_text;
    QToolButton *m_removeRow;
    BlockForm m_form;
    bool m_isBusy = false; ///< The fields or the source are being set, nothing was entered
};

} // namespace zhijian::interpretation
