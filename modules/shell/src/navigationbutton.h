#pragma once

#include "uikit/terms.h"

#include <QAbstractButton>

namespace zhijian::shell {

/// One entry of the navigation: icon, name, and how many things wait for me. GUI thread.
class NavigationButton final : public QAbstractButton
{
    Q_OBJECT

public:
    NavigationButton(uikit::Glyph glyph, const QString &title, int shortcut, QWidget *parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    /// Icons only; the name is in the tool tip.
    void setCompact(bool compact);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void describe();

    uikit::Glyph m_glyph;
    int m_shortcut;
    int m_count = 0;
    bool m_isCompact = false;
};

} // namespace zhijian::shell
