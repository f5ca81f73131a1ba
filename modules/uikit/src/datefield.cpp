#include "uikit/datefield.h"

#include <QCalendarWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {
// Stands for "no date"; nothing this office handles is older.
const QDate Nothing(1900, 1, 1);
}

DateField::DateField(QWidget *parent)
    : QDateEdit(parent)
{
    setLocale(QLocale(QLocale::Chinese, QLocale::China));
    setDisplayFormat(u"yyyy年M月d日 dddd"_s);
    setCalendarPopup(true);
    calendarWidget()->setFirstDayOfWeek(Qt::Monday);
    calendarWidget()->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendarWidget()->setLocale(locale());
    setMinimumDate(Nothing.addDays(1));
    setDate(QDate::currentDate());
    connect(this, &QDateEdit::dateChanged, this, &DateField::edited);
}

void DateField::allowEmpty(const QString &emptyText)
{
    m_mayBeEmpty = true;
    setSpecialValueText(emptyText);
    setMinimumDate(Nothing);
}

bool DateField::isEmpty() const
{
    return m_mayBeEmpty && date() == Nothing;
}

std::optional<QDate> DateField::chosen() const
{
    return isEmpty() ? std::nullopt : std::optional(date());
}

void DateField::choose(const std::optional<QDate> &date)
{
    Q_ASSERT(date || m_mayBeEmpty);
    setDate(date.value_or(Nothing));
}

void DateField::keyPressEvent(QKeyEvent *event)
{
    const bool erases = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (m_mayBeEmpty && erases && (isEmpty() || lineEdit()->selectedText() == lineEdit()->text() || (event->modifiers() & Qt::ControlModifier))) {
        setDate(Nothing);
        return;
    }
    // Typing or stepping from "none" starts at today, not in 1900.
    if (isEmpty() && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || (!event->text().isEmpty() && event->text().at(0).isDigit())))
        setDate(QDate::currentDate());
    QDateEdit::keyPressEvent(event);
}

void DateField::mousePressEvent(QMouseEvent *event)
{
    QDateEdit::mousePressEvent(event);
    // The calendar opens at the present month.
    if (isEmpty() && calendarWidget()->isVisible())
        calendarWidget()->setCurrentPage(QDate::currentDate().year(), QDate::currentDate().month());
}

} // namespace zhijian::uikit
