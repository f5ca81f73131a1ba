#include "workstyle.h"

#include "stylepaint.h"
#include "uikit/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

constexpr int FieldPadding = 11; // above and below the text together

// A line edit inside a combo or spin box draws no frame of its own.
bool isInsideField(const QWidget *widget)
{
    return widget && (qobject_cast<const QComboBox *>(widget->parentWidget()) || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()));
}

constexpr int MenuMarkWidth = 18;

// A scroll bar continues the surface beside it.
QColor groundOf(const QWidget *scrollBar, const QPalette &palette)
{
    for (const QWidget *above = scrollBar ? scrollBar->parentWidget() : nullptr; above; above = above->parentWidget())
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(above))
            return palette.color(area->viewport()->autoFillBackground() ? area->viewport()->backgroundRole() : QPalette::Window);
    return palette.color(QPalette::Window);
}

// A button that is all menu; with MenuButtonPopup the arrow is a part of its own.
bool hasMenuMark(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button && (button->features & QStyleOptionToolButton::HasMenu) && !(button->features & QStyleOptionToolButton::MenuButtonPopup);
}

} // namespace

WorkStyle::WorkStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void WorkStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QLineEdit *>(widget)
        || qobject_cast<QTabBar *>(widget) || qobject_cast<QPushButton *>(widget) || qobject_cast<QToolButton *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (auto *header = qobject_cast<QHeaderView *>(widget); header && header->orientation() == Qt::Horizontal) {
        header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        header->setHighlightSections(false);
    }
}

int WorkStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return Space::Large;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Space::Medium;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return widget ? qMax(16, widget->fontMetrics().height()) * 9 / 10 : 18;
    case PM_ToolBarIconSize:
        return 20;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 17;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 7;
    case PM_SplitterWidth:
        return 7;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderDefaultSectionSizeVertical:
        return (widget ? widget->fontMetrics().height() : 20) + 12;
    case PM_HeaderMargin:
        return 8;
    case PM_TabBarTabHSpace:
        return 26;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_FocusFrameHMargin:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int WorkStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ComboBox_Popup: // a plain list below the box, as on Windows
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_DialogButtonLayout:
        return 0; // the Windows order
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize WorkStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int fieldHeight = (option ? option->fontMetrics.height() : 20) + FieldPadding;
    switch (type) {
    case CT_PushButton:
        size.setHeight(qMax(fieldHeight, contents.height() + 8));
        size.setWidth(qMax(size.width() + 8, 64));
        return size;
    case CT_LineEdit:
    case CT_SpinBox:
        return isInsideField(widget) ? size : QSize(size.width(), fieldHeight);
    case CT_ComboBox:
        return {size.width() + 10, fieldHeight};
    case CT_ToolButton:
        if (stylepaint::buttonRole(widget) == "slim"_L1)
            return {contents.width() + 8, contents.height() + 6};
        if (hasMenuMark(option))
            size.rwidth() += MenuMarkWidth;
        return {qMax(size.width(), fieldHeight), qMax(size.height(), fieldHeight)};
    case CT_ItemViewItem:
        return {size.width() + 8, qMax(size.height(), (option ? option->fontMetrics.height() : 20) + 10)};
    case CT_HeaderSection:
        return {size.width(), qMax(size.height(), fieldHeight)};
    case CT_MenuItem:
        return {size.width() + 16, size.height() + 6};
    default:
        return size;
    }
}

QRect WorkStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_PushButtonFocusRect)
        return {}; // drawn with the button
    if (element == SE_LineEditContents && !isInsideField(widget))
        return QProxyStyle::subElementRect(element, option, widget).adjusted(5, 0, -3, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect WorkStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (sub == SC_ScrollBarAddLine || sub == SC_ScrollBarSubLine || !bar)
            return {};
        const bool vertical = bar->orientation == Qt::Vertical;
        const int length = vertical ? bar->rect.height() : bar->rect.width();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int sliderLength = length;
        if (range > 0)
            sliderLength = qBound(qMin(length, pixelMetric(PM_ScrollBarSliderMin, bar, widget)), int(qint64(length) * bar->pageStep / (range + bar->pageStep)), length);
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - sliderLength, bar->upsideDown);
        QRect rect = bar->rect;
        const auto span = [&](int from, int to) {
            rect = vertical ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), to - from)
                            : QRect(bar->rect.left() + from, bar->rect.top(), to - from, bar->rect.height());
        };
        if (sub == SC_ScrollBarSlider)
            span(start, start + sliderLength);
        else if (sub == SC_ScrollBarSubPage)
            span(0, start);
        else if (sub == SC_ScrollBarAddPage)
            span(start + sliderLength, length);
        return rect;
    }
    if (control == CC_ComboBox && option) {
        const QRect r = option->rect;
        if (sub == SC_ComboBoxArrow)
            return QRect(r.right() - 25, r.top(), 26, r.height());
        if (sub == SC_ComboBoxEditField)
            return r.adjusted(7, 2, -26, -2);
    }
    if (control == CC_SpinBox && option) {
        const QRect r = option->rect;
        const QRect up(r.right() - 21, r.top() + 2, 20, r.height() / 2 - 2);
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool hasButtons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        if (sub == SC_SpinBoxUp)
            return hasButtons ? up : QRect();
        if (sub == SC_SpinBoxDown)
            return hasButtons ? QRect(up.left(), up.bottom() + 1, up.width(), r.bottom() - up.bottom() - 2) : QRect();
        if (sub == SC_SpinBoxEditField)
            return r.adjusted(7, 2, hasButtons ? -23 : -7, -2);
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

void WorkStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        stylepaint::focusRing(painter, option->rect, option->palette);
        return;
    case PE_PanelButtonCommand:
        stylepaint::pushButton(painter, option, widget);
        return;
    case PE_PanelButtonTool:
    case PE_FrameButtonTool:
        stylepaint::toolButton(painter, option);
        return;
    case PE_PanelLineEdit:
        if (isInsideField(widget))
            return;
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            stylepaint::field(painter, option, option->state & State_HasFocus);
        else
            painter->fillRect(option->rect, option->palette.base());
        return;
    case PE_FrameLineEdit:
        return; // drawn with the panel
    case PE_Frame:
    case PE_FrameTabWidget:
    case PE_FrameGroupBox: {
        const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
        const bool focused = area && area->focusPolicy() != Qt::NoFocus && (option->state & State_HasFocus);
        stylepaint::roundedBox(painter, option->rect, {}, focused ? option->palette.color(QPalette::Accent) : lineColor(option->palette));
        return;
    }
    case PE_FrameMenu:
        stylepaint::roundedBox(painter, option->rect, {}, lineColor(option->palette));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        stylepaint::checkBox(painter, option);
        return;
    case PE_IndicatorRadioButton:
        stylepaint::radioButton(painter, option);
        return;
    case PE_IndicatorArrowDown:
        stylepaint::chevron(painter, option->rect, Qt::DownArrow, option->palette.color(QPalette::ButtonText));
        return;
    case PE_IndicatorArrowUp:
        stylepaint::chevron(painter, option->rect, Qt::UpArrow, option->palette.color(QPalette::ButtonText));
        return;
    case PE_IndicatorArrowLeft:
        stylepaint::chevron(painter, option->rect, Qt::LeftArrow, option->palette.color(QPalette::ButtonText));
        return;
    case PE_IndicatorArrowRight:
        stylepaint::chevron(painter, option->rect, Qt::RightArrow, option->palette.color(QPalette::ButtonText));
        return;
    case PE_IndicatorBranch:
        stylepaint::branch(painter, option);
        return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            stylepaint::itemBackground(painter, item);
            return;
        }
        break;
    case PE_FrameTabBarBase:
        painter->setPen(lineColor(option->palette));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WorkStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton coloured = *button;
            const QColor text = stylepaint::buttonText(option, stylepaint::buttonRole(widget));
            coloured.palette.setColor(QPalette::ButtonText, text);
            if (!button->icon.isNull() && !stylepaint::buttonRole(widget).isEmpty())
                coloured.icon = stylepaint::tinted(button->icon, button->iconSize, painter->device()->devicePixelRatio(), text);
            QProxyStyle::drawControl(element, &coloured, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            stylepaint::headerSection(painter, header);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.alternateBase());
        painter->setPen(lineColor(option->palette));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            stylepaint::tab(painter, tab);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab plain = *tab;
            plain.state &= ~State_HasFocus; // the ring is in the shape
            if (!(tab->state & State_Selected))
                plain.palette.setColor(QPalette::WindowText, mutedText(tab->palette));
            QProxyStyle::drawControl(element, &plain, painter, widget);
            return;
        }
        break;
    case CE_Splitter: {
        const QRect r = option->rect;
        painter->fillRect((option->state & State_Horizontal) ? QRect(r.center().x(), r.top(), 1, r.height()) : QRect(r.left(), r.center().y(), r.width(), 1),
            (option->state & State_MouseOver) ? option->palette.color(QPalette::Accent) : lineColor(option->palette));
        return;
    }
    case CE_ProgressBarGroove:
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            QStyleOptionProgressBar whole = *bar;
            if (widget)
                whole.rect = widget->rect();
            stylepaint::progress(painter, &whole);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void WorkStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const QColor text = option->palette.color((option->state & State_Enabled) ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            stylepaint::scrollBar(painter, bar, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget), groundOf(widget, option->palette));
            return;
        }
        break;
    case CC_ComboBox:
        stylepaint::field(painter, option, option->state & State_HasFocus);
        stylepaint::chevron(painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget), Qt::DownArrow, text);
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            if (spin->frame)
                stylepaint::field(painter, option, option->state & State_HasFocus);
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
                stylepaint::chevron(painter, subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget), Qt::UpArrow, text);
                stylepaint::chevron(painter, subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget), Qt::DownArrow, text);
            }
            return;
        }
        break;
    case CC_ToolButton:
        if (hasMenuMark(option)) {
            QStyleOptionToolButton label = *qstyleoption_cast<const QStyleOptionToolButton *>(option);
            if (!(label.state & State_AutoRaise) || (label.state & (State_MouseOver | State_Sunken | State_On)))
                stylepaint::toolButton(painter, option);
            label.rect = option->rect.adjusted(4, 0, -MenuMarkWidth, 0);
            drawControl(CE_ToolButtonLabel, &label, painter, widget);
            stylepaint::chevron(painter, option->rect.adjusted(option->rect.width() - MenuMarkWidth, 0, -4, 0), Qt::DownArrow, text);
            if (option->state & State_HasFocus)
                stylepaint::focusRing(painter, option->rect, option->palette);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace zhijian::uikit
