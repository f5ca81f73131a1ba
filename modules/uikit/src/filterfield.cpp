#include "uikit/filterfield.h"

#include "uikit/icons.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

FilterField::FilterField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(u"filter"_s);
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(icon(Glyph::Search, Tone::Muted), LeadingPosition);
    setMinimumWidth(160);
    m_wait.setSingleShot(true);
    m_wait.setInterval(150);
    connect(&m_wait, &QTimer::timeout, this, [this] { Q_EMIT filtered(text().trimmed()); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty()) {
            m_wait.stop();
            Q_EMIT filtered({});
        } else {
            m_wait.start();
        }
    });
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down && m_list) {
        m_list->setFocus(Qt::OtherFocusReason);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_wait.isActive()) {
        m_wait.stop();
        Q_EMIT filtered(text().trimmed());
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace zhijian::uikit
