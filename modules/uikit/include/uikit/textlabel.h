#pragma once

#include "uikit/terms.h"

#include <QLabel>

namespace zhijian::uikit {

/// A label whose size follows its rank and the application font, also in large type, and whose colour
/// follows its tone in both schemes. Wraps unless it is a title. GUI thread.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(TextRank rank, const QString &text = {}, QWidget *parent = nullptr);

    void setTone(Tone tone);

protected:
    bool event(QEvent *event) override;

private:
    void restyle();

    TextRank m_rank;
    Tone m_tone;
    bool m_isRestyling = false;
};

} // namespace zhijian::uikit
