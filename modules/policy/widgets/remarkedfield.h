#pragma once

#include "policy/terms.h"

#include <QWidget>

class QToolButton;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::policy {

/// A field of the form with what recognition is unsure about below it, until a person has looked at it. GUI thread.
class RemarkedField : public QWidget
{
    Q_OBJECT

public:
    /// Takes ownership; the keyboard goes to `editor`.
    RemarkedField(const QString &name, QWidget *editor, QWidget *parent = nullptr);

    /// An empty text takes the mark away.
    void setRemark(Confidence confidence, const QString &text);
    [[nodiscard]] bool hasRemark() const;

Q_SIGNALS:
    /// The person has looked at it and lets it stand.
    void confirmed();

private:
    QWidget *m_row;
    QToolButton *m_confirm;
    uikit::TextLabel *m_text;
};

} // namespace zhijian::policy
