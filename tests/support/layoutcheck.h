#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QWidget>

/// Checks a page the way a person with a small screen, a keyboard and a screen reader would (R-141, ux.md 4 no. 2, 24,
/// 36; 6.2 no. 23). Each function returns sentences; an empty list is a pass:
///     QCOMPARE(layoutcheck::problemsAt(page, {911, 512}), QStringList());
/// GUI tests only; the widget is shown for the check.
namespace zhijian::layoutcheck {

inline constexpr int HighestDialog = 470;

inline QString nameOf(const QWidget *widget)
{
    QString text;
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        text = label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        text = button->text();
    return QStringLiteral("%1 '%2' \"%3\" in %4")
        .arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName(), text.left(24),
            widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
}

/// Scrolling content may be larger than the view; all else must lie inside its parent.
inline bool isInsideScrollArea(const QWidget *widget)
{
    for (const QWidget *above = widget->parentWidget(); above; above = above->parentWidget())
        if (qobject_cast<const QAbstractScrollArea *>(above))
            return true;
    return false;
}

inline bool isPart(const QWidget *widget)
{
    for (const QWidget *above = widget->parentWidget(); above; above = above->parentWidget())
        if (qobject_cast<const QCalendarWidget *>(above) || qobject_cast<const QComboBox *>(above))
            return true;
    // Parts of a compound control speak through the control.
    const QWidget *above = widget->parentWidget();
    return widget->objectName().startsWith(QLatin1StringView("qt_")) || qobject_cast<const QComboBox *>(above) || qobject_cast<const QAbstractSpinBox *>(above)
        || qobject_cast<const QLineEdit *>(above) || qobject_cast<const QTabBar *>(above) || qobject_cast<const QHeaderView *>(widget)
        || (qobject_cast<const QAbstractItemView *>(above) && qobject_cast<const QAbstractButton *>(widget));
}

inline bool showsNoText(const QWidget *widget)
{
    const auto *tool = qobject_cast<const QToolButton *>(widget);
    return tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
}

/// Labels that end in "…" by intention say so by a smaller minimum size hint.
inline QStringList clippedTexts(const QWidget *root)
{
    QStringList problems;
    const auto widgets = root->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->size().isEmpty() || isPart(widget) || showsNoText(widget))
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if ((!label || label->text().isEmpty()) && (!button || button->text().isEmpty()))
            continue;
        QSize needed = label ? label->minimumSizeHint() : button->minimumSizeHint().isValid() ? button->minimumSizeHint() : button->sizeHint();
        if (button && needed.width() > 0)
            needed.setWidth(qMin(needed.width(), button->sizeHint().width()));
        if (label && label->wordWrap())
            needed = {0, label->heightForWidth(label->width())};
        if (widget->width() + 1 < needed.width())
            problems.append(QStringLiteral("too narrow (%1 < %2): ").arg(widget->width()).arg(needed.width()) + nameOf(widget));
        if (widget->height() + 1 < needed.height())
            problems.append(QStringLiteral("too low (%1 < %2): ").arg(widget->height()).arg(needed.height()) + nameOf(widget));
        const QRect inParent = widget->geometry();
        if (!isInsideScrollArea(widget) && widget->parentWidget() && !widget->parentWidget()->rect().adjusted(-1, -1, 1, 1).contains(inParent))
            problems.append(QStringLiteral("outside its parent: ") + nameOf(widget));
    }
    return problems;
}

/// Buttons with a text speak by it; everything else that takes the keyboard needs a name, and everything an object name.
inline QStringList missingNames(const QWidget *root)
{
    QStringList problems;
    const auto widgets = root->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool interactive = button || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QTextEdit *>(widget);
        if (!interactive || isPart(widget))
            continue;
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            problems.append(QStringLiteral("no accessible name: ") + nameOf(widget));
        if (widget->objectName().isEmpty())
            problems.append(QStringLiteral("no object name: ") + nameOf(widget));
    }
    return problems;
}

inline QStringList highDialogs()
{
    QStringList problems;
    const auto tops = QApplication::topLevelWidgets();
    for (QWidget *top : tops) {
        if (!qobject_cast<QDialog *>(top) || !top->isVisible())
            continue;
        if (qMax(top->height(), top->minimumSizeHint().height()) > HighestDialog)
            problems.append(QStringLiteral("dialog of %1 px: ").arg(top->height()) + nameOf(top));
    }
    return problems;
}

/// Tab must come back to where it began, having met every control that takes it. Returns the object names met, in order.
inline QStringList tabOrder(QWidget *window)
{
    QStringList met;
    QWidget *first = nullptr;
    for (int steps = 0; steps < 500; ++steps) {
        QTest::keyClick(window, Qt::Key_Tab);
        QWidget *now = window->focusWidget();
        if (!now || now == first)
            break;
        if (!first)
            first = now;
        met.append(now->objectName());
    }
    return met;
}

/// Shows `root` at that size and collects everything that is wrong with it.
inline QStringList problemsAt(QWidget *root, const QSize &size)
{
    root->resize(size);
    root->show();
    if (!QTest::qWaitForWindowExposed(root->window()))
        return {QStringLiteral("the window does not show")};
    // A resize may fold something, which asks for a layout again.
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
    QStringList problems;
    if (root->width() > size.width() || root->height() > size.height())
        problems.append(QStringLiteral("does not fit %1x%2: wants %3x%4").arg(size.width()).arg(size.height()).arg(root->width()).arg(root->height()));
    problems += clippedTexts(root) + missingNames(root) + highDialogs();
    for (const QString &problem : std::as_const(problems))
        qInfo().noquote() << size << problem;
    return problems;
}

} // namespace zhijian::layoutcheck
