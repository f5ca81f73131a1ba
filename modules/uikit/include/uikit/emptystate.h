#pragma once

#include "uikit/terms.h"

#include <QWidget>

#include <functional>

class QLabel;
class QVBoxLayout;

namespace zhijian::uikit {

class TextLabel;

/// Stands where a list would be empty: an icon, what this place is for, what to do first, and a button for it.
/// GUI thread.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(Glyph glyph, const QString &title, const QString &firstStep, QWidget *parent = nullptr);

    /// The first action is the primary one. `objectName` names the button in tests.
    void addAction(const QString &objectName, const QString &text, std::function<void()> run);
    void setTexts(const QString &title, const QString &firstStep);

protected:
    void changeEvent(QEvent *event) override;

private:
    void reissueIcon();

    Glyph m_glyph;
    QLabel *m_picture;
    TextLabel *m_title;
    TextLabel *m_firstStep;
    QVBoxLayout *m_buttons;
};

} // namespace zhijian::uikit
