#pragma once

#include "interpretation/pastecheck.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::interpretation {

/// On the clipboard: what this program copied itself, so that it is not taken for what the platform kept.
inline constexpr QLatin1StringView CopiedArticleType("application/x-zhijian-article");

/// 粘贴回检: the operator copies the text out of the platform's editor; the panel lists what the platform lost. GUI thread.
class PasteCheckPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PasteCheckPanel(QWidget *parent = nullptr);

    /// The answer to checkRequested(); empty: nothing is lost.
    void setLosses(const QList<PasteLoss> &losses);
    /// Forgets the last result: another item is open.
    void clear();

Q_SIGNALS:
    void checkRequested(const QString &html);

private:
    void checkClipboard();
    void showSummary(const QString &sentence, bool isGood);
    void addRow(const PasteLoss &loss);

    QPushButton *m_check;
    uikit::TextLabel *m_summary;
    QWidget *m_result;
    QVBoxLayout *m_rows;
};

} // namespace zhijian::interpretation
