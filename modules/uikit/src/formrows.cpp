#include "uikit/formrows.h"

#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {
constexpr int NarrowWidth = 420;
}

FormRows::FormRows(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(Space::Large);
    m_grid->setVerticalSpacing(Space::Small);
    m_grid->setColumnStretch(1, 1);
}

void FormRows::addRow(const QString &name, QWidget *field, const QString &hint)
{
    Row row;
    row.name = new TextLabel(TextRank::Body, name, this);
    row.name->setWordWrap(false);
    row.name->setBuddy(field);
    row.field = field;
    field->setParent(this);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(name);
    if (!hint.isEmpty()) {
        row.hint = new TextLabel(TextRank::Small, hint, this);
        field->setAccessibleDescription(hint);
    }
    row.problem = new TextLabel(TextRank::Small, {}, this);
    row.problem->setObjectName(u"problem"_s);
    row.problem->setTone(Tone::Danger);
    row.problem->hide();
    m_rows.append(row);
    // A sentence about what has just been changed would be stale.
    const auto forget = [this, field] { setProblem(field, {}); };
    if (auto *line = qobject_cast<QLineEdit *>(field))
        connect(line, &QLineEdit::textEdited, this, forget);
    else if (auto *box = qobject_cast<QComboBox *>(field))
        connect(box, &QComboBox::currentIndexChanged, this, forget);
    else if (auto *date = qobject_cast<QDateTimeEdit *>(field))
        connect(date, &QDateTimeEdit::dateTimeChanged, this, forget);
    arrange();
}

void FormRows::addSection(const QString &title)
{
    addWide(new TextLabel(TextRank::Section, title, this));
}

void FormRows::addWide(QWidget *widget)
{
    widget->setParent(this);
    Row row;
    row.field = widget;
    row.isWide = true;
    m_rows.append(row);
    arrange();
}

void FormRows::setProblem(QWidget *field, const QString &sentence)
{
    Row *row = rowOf(field);
    Q_ASSERT(row && row->problem);
    row->problem->setText(sentence);
    row->problem->setVisible(!sentence.isEmpty() && !row->field->isHidden());
}

void FormRows::clearProblems()
{
    for (Row &row : m_rows) {
        if (!row.problem)
            continue;
        row.problem->clear();
        row.problem->hide();
    }
}

bool FormRows::hasProblem() const
{
    for (const Row &row : m_rows)
        if (row.problem && !row.problem->text().isEmpty())
            return true;
    return false;
}

void FormRows::setRowVisible(QWidget *field, bool visible)
{
    Row *row = rowOf(field);
    Q_ASSERT(row);
    for (QWidget *part : {static_cast<QWidget *>(row->name), row->field, static_cast<QWidget *>(row->hint)})
        if (part)
            part->setVisible(visible);
    if (row->problem)
        row->problem->setVisible(visible && !row->problem->text().isEmpty());
}

void FormRows::focusFirstProblem()
{
    for (const Row &row : m_rows) {
        if (row.problem && !row.problem->text().isEmpty()) {
            row.field->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void FormRows::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < NarrowWidth;
    if (narrow == m_isNarrow)
        return;
    m_isNarrow = narrow;
    arrange();
}

FormRows::Row *FormRows::rowOf(QWidget *field)
{
    for (Row &row : m_rows)
        if (row.field == field)
            return &row;
    return nullptr;
}

void FormRows::arrange()
{
    while (m_grid->count() > 0)
        delete m_grid->takeAt(0);
    int line = 0;
    const int fieldColumn = m_isNarrow ? 0 : 1;
    const int span = m_isNarrow ? 2 : 1;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.isWide) {
            m_grid->addWidget(row.field, line++, 0, 1, 2);
        } else {
            // Beside a tall field the name stands at its first line.
            const bool tall = row.field->sizePolicy().verticalPolicy() & QSizePolicy::ExpandFlag;
            const int pad = (tall || m_isNarrow) ? 0 : 5;
            row.name->setContentsMargins(0, pad, 0, 0);
            m_grid->addWidget(row.name, line, 0, 1, m_isNarrow ? 2 : 1, Qt::AlignTop);
            line += m_isNarrow ? 1 : 0;
            m_grid->addWidget(row.field, line++, fieldColumn, 1, span);
            for (TextLabel *below : {row.hint, row.problem})
                if (below)
                    m_grid->addWidget(below, line++, fieldColumn, 1, span);
        }
        m_grid->setRowMinimumHeight(line, Space::Small);
        ++line;
    }
    m_grid->invalidate();
    updateGeometry();
}

} // namespace zhijian::uikit
