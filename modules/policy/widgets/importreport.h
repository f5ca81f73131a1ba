#pragma once

#include "policy/widgets/openpolicy.h"

#include <QWidget>

class QProgressBar;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::policy {

/// The bar above the page while files are imported, and what became of each of them. Takes no room when there is
/// nothing to tell. GUI thread.
class ImportReport : public QWidget
{
    Q_OBJECT

public:
    explicit ImportReport(QWidget *parent = nullptr);

    void begin(int total);
    /// `name` is the file being read.
    void progress(int done, const QString &name);
    /// Outcomes are added to those on show.
    void finish(const QList<ImportOutcome> &outcomes, bool isCancelled);
    [[nodiscard]] QList<ImportOutcome> outcomes() const { return m_outcomes; }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void cancelRequested();
    void openRequested(const zhijian::EntityId &id);
    /// Import the file although the library has it.
    void anywayRequested(const zhijian::policy::ImportOutcome &outcome);

private:
    void clear();
    void addRow(const ImportOutcome &outcome);

    QList<ImportOutcome> m_outcomes;
    uikit::TextLabel *m_summary;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QToolButton *m_close;
    QScrollArea *m_area;
    QVBoxLayout *m_rows;
    int m_total = 0;
    bool m_isCancelled = false;
};

} // namespace zhijian::policy
