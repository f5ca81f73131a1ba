#pragma once

#include "calendar/silence.h"

#include <QAbstractButton>
#include <QWidget>

#include <optional>

class QToolButton;

namespace zhijian::calendar {

/// One account's countdown: icon, name, days left and date in the colour of its level. Checked: the calendar
/// shows only this account. GUI thread.
class SilenceChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SilenceChip(const Silence &silence, QWidget *parent = nullptr);

    [[nodiscard]] const Silence &silence() const { return m_silence; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Silence m_silence;
};

/// The row of countdowns above the calendar, the most urgent first; those without room are behind "另 n 个". GUI thread.
class SilenceStrip : public QWidget
{
    Q_OBJECT

public:
    explicit SilenceStrip(QWidget *parent = nullptr);

    void setSilences(const QList<Silence> &silences);
    void setChecked(const std::optional<EntityId> &account);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A null id: all accounts again.
    void accountChosen(const zhijian::EntityId &account);
    void moreRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QList<SilenceChip *> m_chips;
    QToolButton *m_more;
    QList<Silence> m_silences;
};

} // namespace zhijian::calendar
