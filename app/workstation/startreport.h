#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QHash>

namespace zhijian {

class Workstation;

/// An application that notes how long each event keeps the GUI thread; the notes cost nothing until asked for.
class MeasuredApplication final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    void startMeasuring() { m_isMeasuring = true; }
    bool notify(QObject *receiver, QEvent *event) override;
    /// The longest events (outermost only), in words, longest first.
    [[nodiscard]] QStringList longest(int count) const;

private:
    struct Pause
    {
        double milliseconds = 0;
        QString what;
    };
    QList<Pause> m_pauses;
    int m_depth = 0;
    bool m_isMeasuring = false;
};

/// --report-start: signs in the person whom the environment names (ZHIJIAN_START_PERSON, ZHIJIAN_START_PASSWORD), prints
/// when the first page was painted and the memory when idle, then ends the program. GUI thread.
class StartReport final : public QObject
{
    Q_OBJECT

public:
    StartReport(MeasuredApplication &application, Workstation &workstation);

    /// Milliseconds since the operating system made this process; -1 where it does not say.
    [[nodiscard]] static qint64 processAge();

private:
    void firstPage();
    void idle();

    MeasuredApplication &m_application;
    Workstation &m_workstation;
};

} // namespace zhijian
