#pragma once

#include "core/error.h"
#include "core/paper.h"
#include "journal/databasethread.h"

#include <QObject>

class QAction;

namespace zhijian::shell {
class MainWindow;
}

namespace zhijian {

class Clock;

/// Ctrl+P and the one print preview. It offers what the page in view can print, puts office and time below each sheet
/// and opens the preview. GUI thread. Holds: at most one preview is open.
class Printing : public QObject
{
    Q_OBJECT

public:
    Printing(journal::DatabaseThread &database, const Clock &clock, shell::MainWindow &window);

    void showPaper(const Paper &paper);
    void showPdf(const QString &title, const QByteArray &pdf);

Q_SIGNALS:
    void printRequested();
    /// The second document of the page: the list, or 审签单.
    void otherRequested();
    void failed(const zhijian::Error &error, const QString &doing);
    void done(const QString &sentence);

private:
    void offer(const QString &page);

    journal::DatabaseThread &m_database;
    const Clock &m_clock;
    shell::MainWindow &m_window;
    QAction *m_print;
    QAction *m_other;
};

} // namespace zhijian
