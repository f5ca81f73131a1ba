#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;

namespace zhijian::uikit {

class TextLabel;

/// A form: names at the left, fields at the right, a hint and a problem below each field. Below 420 px the names
/// stand above the fields. A problem leaves when its field is edited. The field gets the name as its accessible name. GUI thread.
class FormRows : public QWidget
{
    Q_OBJECT

public:
    explicit FormRows(QWidget *parent = nullptr);

    void addRow(const QString &name, QWidget *field, const QString &hint = {});
    void addSection(const QString &title);
    /// A widget over the whole width.
    void addWide(QWidget *widget);
    /// An empty sentence takes the problem away. `field` must be in the form.
    void setProblem(QWidget *field, const QString &sentence);
    void clearProblems();
    [[nodiscard]] bool hasProblem() const;
    void setRowVisible(QWidget *field, bool visible);
    /// Moves the focus to the first field with a problem.
    void focusFirstProblem();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row
    {
        TextLabel *name = nullptr;
        QWidget *field = nullptr;
        TextLabel *hint = nullptr;
        TextLabel *problem = nullptr;
        bool isWide = false;
    };

    void arrange();
    [[nodiscard]] Row *rowOf(QWidget *field);

    QGridLayout *m_grid;
    QList<Row> m_rows;
    bool m_isNarrow = false;
};

} // namespace zhijian::uikit
