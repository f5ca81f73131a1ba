#pragma once

#include <QDateEdit>

#include <optional>

namespace zhijian::uikit {

/// A date as 2026年11月23日 星期一 with a calendar to choose from. May be empty where allowed: Delete or
/// Backspace on the whole text clears it, and it then shows `emptyText`. GUI thread.
class DateField : public QDateEdit
{
    Q_OBJECT

public:
    explicit DateField(QWidget *parent = nullptr);

    /// Allows no date, shown as `emptyText` (未定).
    void allowEmpty(const QString &emptyText);
    [[nodiscard]] std::optional<QDate> chosen() const;
    void choose(const std::optional<QDate> &date);

Q_SIGNALS:
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] bool isEmpty() const;

    bool m_mayBeEmpty = false;
};

} // namespace zhijian::uikit
