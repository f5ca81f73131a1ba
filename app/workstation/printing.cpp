#include "printing.h"

#include "core/clock.h"
#include "domain/office.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "preview/paperwriter.h"
#include "preview/printpreview.h"
#include "shell/mainwindow.h"

#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

Printing::Printing(journal::DatabaseThread &database, const Clock &clock, shell::MainWindow &window)
    : m_database(database), m_clock(clock), m_window(window), m_print(new QAction(this)), m_other(new QAction(this))
{
    m_print->setObjectName("print"_L1);
    m_print->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    m_other->setObjectName("printOther"_L1);
    m_other->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    for (QAction *action : {m_print, m_other})
        m_window.addCommand(action);
    connect(m_print, &QAction::triggered, this, &Printing::printRequested);
    connect(m_other, &QAction::triggered, this, &Printing::otherRequested);
    connect(&m_window, &shell::MainWindow::pageShown, this, &Printing::offer);
    offer(m_window.currentPage());
}

void Printing::offer(const QString &page)
{
    struct Words
    {
        QLatin1StringView page;
        QString print;
        QString other;
    };
    const QList<Words> all{{"accounts"_L1, tr("打印备案登记表"), tr("打印账号一览表")},
                           {"calendar"_L1, tr("打印本月日历"), {}},
                           {"interpretations"_L1, tr("打印解读"), tr("打印审签单")},
                           {"review"_L1, tr("打印审签单"), {}}};
    const auto it = std::ranges::find(all, page, [](const Words &words) { return QString(words.page); });
    m_print->setText(it == all.cend() ? tr("打印") : it->print);
    m_print->setEnabled(it != all.cend());
    m_other->setText(it == all.cend() ? QString() : it->other);
    m_other->setEnabled(it != all.cend() && !it->other.isEmpty());
}

void Printing::showPaper(const Paper &paper)
{
    m_database.run(
        this,
        [](journal::Journal &journal) {
            const auto id = journal::PersonStore(journal).office();
            if (!id)
                return QString();
            const auto office = journal.load<Office>(*id);
            return office ? office->value.name : QString();
        },
        [this, paper](const QString &office) {
            const auto pdf = preview::pdfOf(paper, {office, m_clock.now()});
            if (pdf)
                showPdf(paper.title, *pdf);
            else
                Q_EMIT failed(pdf.error(), tr("打印"));
        });
}

void Printing::showPdf(const QString &title, const QByteArray &pdf)
{
    if (m_window.findChild<preview::PrintPreview *>())
        return;
    auto *shown = new preview::PrintPreview(title, pdf, &m_window);
    connect(shown, &preview::PrintPreview::failed, this, &Printing::failed);
    connect(shown, &preview::PrintPreview::done, this, &Printing::done);
    shown->open();
}

} // namespace zhijian
