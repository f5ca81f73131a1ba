#pragma once

#include "uikit/terms.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace zhijian::uikit {
class ElidedLabel;
}

namespace zhijian::shell {

/// The line at the bottom: sync in words, when saved, findings, word count. Empty parts take no room. GUI thread.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setSync(uikit::Tone tone, const QString &words);
    void setSaved(const QString &words);
    void setFindings(uikit::Tone tone, const QString &words);
    void setWords(const QString &words);
    /// Saved time, findings and words are kept but stand there only while the page with the text is in view.
    void setTextInView(bool isInView);

Q_SIGNALS:
    void syncClicked();
    void findingsClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void applyFont();
    void showTextParts();

    QToolButton *m_sync;
    uikit::ElidedLabel *m_saved;
    QToolButton *m_findings;
    uikit::ElidedLabel *m_words;
    bool m_isTextInView = false;
};

} // namespace zhijian::shell
