#include "interpretation/widgets/linegutter.h"

#include "interpretation/widgets/sourceeditor.h"

#include <QMouseEvent>

namespace zhijian::interpretation {

LineGutter::LineGutter(SourceEditor *editor)
    : QWidget(editor)
    , m_editor(editor)
{
    setObjectName(QLatin1StringView("lineGutter"));
}

QSize LineGutter::sizeHint() const
{
    return {m_editor->gutterWidth(), 0};
}

void LineGutter::mousePressEvent(QMouseEvent *event)
{
    if (const int line = m_editor->lineAt(qRound(event->position().y())); line > 0 && event->button() == Qt::LeftButton)
        m_editor->toggleFold(line);
}

void LineGutter::paintEvent(QPaintEvent *event)
{
    m_editor->paintGutter(event);
}

} // namespace zhijian::interpretation
