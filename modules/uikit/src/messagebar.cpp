#include "uikit/messagebar.h"

#include "noticerow.h"

#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

constexpr int MostAtOnce = 3;

NoticeRow *rowAt(const QVBoxLayout *rows, int index)
{
    return qobject_cast<NoticeRow *>(rows->itemAt(index)->widget());
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(u"messageBar"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(0);
}

void MessageBar::show(const Notice &notice)
{
    if (!notice.key.isEmpty())
        dismiss(notice.key);
    // The oldest passing one makes room; warnings and errors below it move down.
    while (m_rows->count() >= MostAtOnce)
        rowAt(m_rows, m_rows->count() - 1)->leave();
    m_rows->insertWidget(0, new NoticeRow(notice, this));
    updateGeometry();
}

void MessageBar::dismiss(const QString &key)
{
    for (int i = m_rows->count() - 1; i >= 0; --i)
        if (rowAt(m_rows, i)->key() == key)
            rowAt(m_rows, i)->leave();
}

void MessageBar::clear()
{
    while (m_rows->count() > 0)
        rowAt(m_rows, 0)->leave();
}

int MessageBar::count() const
{
    return m_rows->count();
}

QStringList MessageBar::texts() const
{
    QStringList texts;
    for (int i = 0; i < m_rows->count(); ++i)
        texts.append(rowAt(m_rows, i)->text());
    return texts;
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_rows->count() > 0) {
        rowAt(m_rows, 0)->leave();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace zhijian::uikit
