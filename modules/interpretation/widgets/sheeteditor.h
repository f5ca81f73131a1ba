#pragma once

#include "interpretation/themesheet.h"

#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

namespace zhijian::interpretation {

/// The style sheet of a theme: highlighting, line numbers, marks of what is wrong, and Ctrl+Space offers only the parts and
/// properties that have an effect. GUI thread.
class SheetEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SheetEditor(QWidget *parent = nullptr);
    ~SheetEditor() override;

    /// Properties that the platform keeps: what is offered inside a rule.
    void setProperties(const QStringList &properties);
    void setProblems(const QList<SheetProblem> &problems);
    void showLine(int line);
    /// What would be offered at the caret.
    [[nodiscard]] QStringList offered() const;

    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyScheme();
    void paintNumbers();
    void placeNumbers();
    void complete();
    [[nodiscard]] bool isInRule() const;
    [[nodiscard]] QString wordBefore() const;

    QWidget *m_numbers;
    QCompleter *m_completer;
    QStringListModel *m_offer;
    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter;
    QStringList m_properties;
    QList<SheetProblem> m_problems;
};

} // namespace zhijian::interpretation
