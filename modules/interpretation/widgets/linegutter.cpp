#include "interpretation/widgets/linegutter.h"

#include "interpretation/widgets/sourceeditor.h"

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

void LineGutter::paintEvent(QPaintEvent *event)
{
    m_editor->paintGutter(event);
}

} // namespace zhijian::interpretation
