#include "uikit/textlabel.h"

#include "uikit/theme.h"

#include <QEvent>

namespace zhijian::uikit {

TextLabel::TextLabel(TextRank rank, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_rank(rank)
    , m_tone(rank == TextRank::Small ? Tone::Muted : Tone::Neutral)
{
    setWordWrap(rank == TextRank::Body || rank == TextRank::Small);
    setTextFormat(Qt::PlainText);
    restyle();
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    restyle();
}

// Not changeEvent(), which does not hear of the application's font and palette.
bool TextLabel::event(QEvent *event)
{
    const bool handled = QLabel::event(event);
    const auto type = event->type();
    if (!m_isRestyling && (type == QEvent::ApplicationFontChange || type == QEvent::ApplicationPaletteChange || type == QEvent::PaletteChange))
        restyle();
    return handled;
}

void TextLabel::restyle()
{
    m_isRestyling = true;
    setFont(rankedFont(m_rank));
    QPalette own;
    // Neutral text is the page's own text colour, not the chip's. On a Base surface labels paint with Text.
    if (m_tone != Tone::Neutral)
        for (const auto role : {QPalette::WindowText, QPalette::Text})
            own.setColor(role, toneColors(m_tone, QApplication::palette()).text);
    setPalette(own);
    m_isRestyling = false;
}

} // namespace zhijian::uikit
