#include "uikit/emptystate.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace zhijian::uikit {

EmptyState::EmptyState(Glyph glyph, const QString &title, const QString &firstStep, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_picture(new QLabel(this))
    , m_title(new TextLabel(TextRank::Section, title, this))
    , m_firstStep(new TextLabel(TextRank::Body, firstStep, this))
    , m_buttons(new QVBoxLayout)
{
    m_picture->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_firstStep->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_firstStep->setTone(Tone::Muted);
    m_firstStep->setMaximumWidth(460);
    m_buttons->setSpacing(Space::Medium);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Space::Medium);
    column->addStretch(2);
    column->addWidget(m_picture);
    column->addWidget(m_title);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_firstStep, 100);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addSpacing(Space::Small);
    column->addLayout(m_buttons);
    column->addStretch(3);
    reissueIcon();
}

void EmptyState::addAction(const QString &objectName, const QString &text, std::function<void()> run)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    if (m_buttons->count() == 0)
        setPrimary(button);
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
}

void EmptyState::setTexts(const QString &title, const QString &firstStep)
{
    m_title->setText(title);
    m_firstStep->setText(firstStep);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::DevicePixelRatioChange)
        reissueIcon();
}

void EmptyState::reissueIcon()
{
    m_picture->setPixmap(glyphPixmap(m_glyph, {44, 44}, devicePixelRatioF(), mutedText(palette())));
}

} // namespace zhijian::uikit
