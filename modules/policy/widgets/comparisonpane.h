#pragma once

#include "policy/widgets/openpolicy.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QTextBrowser;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::policy {

/// Two versions of a document side by side, clause by clause, with the changed words marked. GUI thread.
class ComparisonPane : public QWidget
{
    Q_OBJECT

public:
    struct Candidate
    {
        EntityId id;
        QString title;
        QString detail;
    };

    explicit ComparisonPane(QWidget *parent = nullptr);

    /// The document that is open and those it can be compared with; asks for the most alike one at once.
    void begin(const Candidate &open, const QList<Candidate> &others);
    void setComparison(const PolicyComparison &comparison);

Q_SIGNALS:
    void requested(const zhijian::EntityId &one, const zhijian::EntityId &other);
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString html() const;

    EntityId m_one;
    PolicyComparison m_comparison;
    QComboBox *m_other;
    QCheckBox *m_all;
    uikit::TextLabel *m_summary;
    QTextBrowser *m_text;
};

} // namespace zhijian::policy
