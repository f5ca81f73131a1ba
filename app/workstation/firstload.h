#pragma once

#include "desk.h"
#include "restoration.h"

#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace zhijian::shell {
class FirstStartPage;
struct FirstStart;
}
namespace zhijian::sync {
class BundleService;
class LineForm;
struct ExchangeSummary;
}
namespace zhijian::uikit {
class SideSheet;
}

namespace zhijian {

/// How a new workstation comes by the data of an office that exists: by the line, from a bundle, or from a backup.
/// Long work runs outside the GUI thread, shows how far it is and can be stopped; nothing is left half done: a backup takes
/// the place of the empty file only when it was verified, and a load that is not complete says so at the next start. GUI thread.
class FirstLoad : public QObject
{
    Q_OBJECT

public:
    /// `page` is looked at only while it lives.
    FirstLoad(const Surroundings &surroundings, const QString &dataFolder, shell::FirstStartPage *page, QObject *parent = nullptr);
    ~FirstLoad() override;

    /// Whether a load by stick was begun and is not complete.
    [[nodiscard]] static bool isPending(journal::Journal &journal);
    /// Says so on the page.
    void resume();
    /// Enrols with the one-time code and takes everything once.
    void join(const shell::FirstStart &start);

Q_SIGNALS:
    /// The office is there: people may sign in.
    void loaded();

private:
    using Percent = std::function<void(int percent, const QString &words)>;
    template <typename Outcome, typename Work, typename Then>
    void run(const QString &words, Work work, Then then);
    void showProgress(const QString &words, int percent, bool canStop = true);
    void showLine();
    void writeReceipt(const QString &path);
    void readBundles(const QStringList &paths);
    void accept();
    void clear();
    void examine(const QString &path);
    void restore();
    void showFailure(const Error &error, const QString &doing);
    [[nodiscard]] QString dataFile() const;

    Surroundings m_surroundings;
    QString m_dataFolder;
    QPointer<shell::FirstStartPage> m_page;
    uikit::SideSheet *m_lineSheet = nullptr;
    sync::LineForm *m_lineForm = nullptr;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace zhijian
