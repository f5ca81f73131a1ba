#pragma once

#include <QWidget>

class QPushButton;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::shell {

/// The first load of a workstation from another one of the same office, by stick: hand over the receipt, bring back the
/// bundle. GUI thread.
class FirstLoadStep final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstLoadStep(QWidget *parent = nullptr);

    /// What came of the files so far; a load that is not complete may go on, be used as it is, or be cleared.
    void setOutcome(const QString &sentence, bool isPartial);

Q_SIGNALS:
    void receiptRequested(const QString &path);
    void bundlesChosen(const QStringList &paths);
    void partAccepted();
    void clearRequested();

private:
    QPushButton *addAct(const QString &words, const QString &name, const QString &button);

    uikit::TextLabel *m_outcome;
    QPushButton *m_accept;
    QPushButton *m_clear;
};

} // namespace zhijian::shell
