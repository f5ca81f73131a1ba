#pragma once

#include "core/clock.h"
#include "identity/session.h"
#include "journal/journal.h"
#include "review/reviewservice.h"
#include "rules/rulepack.h"
#include "sync/handeddown.h"
#include "rules/workcalendar.h"
#include "screening/screener.h"

#include <QCommandLineParser>
#include <QTextStream>

#include <functional>
#include <memory>
#include <optional>

namespace zhijian::cli {

/// What every command works with: the journal of the data folder (opened at first use), the rules, the person acting.
class Context
{
public:
    Context(QString dataFolder, const Clock &clock);

    [[nodiscard]] Result<journal::Journal *> journal();
    /// Signs in the person that --as names with --password (or ZHIJIAN_PASSWORD).
    [[nodiscard]] Result<identity::Session> session(const QCommandLineParser &options);
    // Read when a command asks for them: an exchange with nothing to say needs none.
    [[nodiscard]] const rules::RulePack &pack() const { return handedDown().pack; }
    [[nodiscard]] const rules::WorkCalendar &calendar() const { return handedDown().calendar; }
    [[nodiscard]] const screening::Screener &screener() const;
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const QString &dataFolder() const { return m_dataFolder; }
    [[nodiscard]] QTextStream &out() { return m_out; }
    /// Some of many things were done: neither success nor failure.
    static constexpr int PartlyDone = 3;
    [[nodiscard]] int exitCode() const { return m_exitCode; }
    void setExitCode(int code) { m_exitCode = code; }

    /// The one row whose id or title is, begins with or contains `text`.
    template <typename Row>
    [[nodiscard]] static Result<Row> choose(const QList<Row> &rows, const QString &text, QString Row::*title, const QString &noun)
    {
        QList<Row> found;
        for (const Row &row : rows) {
            if (row.id.toString() == text || row.*title == text)
                return row;
            if ((row.*title).contains(text) || row.id.toString().startsWith(text))
                found.append(row);
        }
        if (found.size() == 1)
            return found.first();
        if (found.isEmpty())
            return failure(ErrorCode::NotFound, QStringLiteral("没有叫“%1”的%2").arg(text, noun));
        return failure(ErrorCode::InvalidInput, QStringLiteral("有 %1 个%2符合“%3”，请写得更具体").arg(found.size()).arg(noun, text));
    }

private:
    [[nodiscard]] const sync::HandedDown &handedDown() const;

    QString m_dataFolder;
    const Clock &m_clock;
    mutable std::optional<sync::HandedDown> m_handedDown;
    mutable std::unique_ptr<screening::Screener> m_screener;
    QTextStream m_out;
    int m_exitCode = 0;
    std::unique_ptr<journal::Journal> m_journal;
};

[[nodiscard]] inline review::Actor actorOf(const identity::Session &session)
{
    return {session.person, session.author()};
}

/// One use case on the command line.
struct Command
{
    QString name;
    QString arguments; ///< As the help shows them
    QString summary;
    std::function<void(QCommandLineParser &)> declare;
    std::function<Result<>(Context &, const QCommandLineParser &)> run;
    bool needsDisplay = false; ///< Exports pictures: a QApplication must exist
};

[[nodiscard]] QList<Command> officeCommands();
[[nodiscard]] QList<Command> accountCommands();
[[nodiscard]] QList<Command> policyCommands();
[[nodiscard]] QList<Command> interpretationCommands();
[[nodiscard]] QList<Command> renderCommands();
[[nodiscard]] QList<Command> reviewCommands();
[[nodiscard]] QList<Command> planCommands();
[[nodiscard]] QList<Command> knowledgeCommands();
[[nodiscard]] QList<Command> syncCommands();
[[nodiscard]] QList<Command> lineCommands();
[[nodiscard]] QList<Command> bundleCommands();
[[nodiscard]] QList<Command> mergeCommands();
[[nodiscard]] QList<Command> upkeepCommands();
[[nodiscard]] QList<Command> demoCommands();

/// Declares --as and --password.
void declareSignIn(QCommandLineParser &options);
/// The i-th argument, or InvalidInput that says what is missing.
[[nodiscard]] Result<QString> argument(const QCommandLineParser &options, int index, const QString &noun);
[[nodiscard]] Result<QByteArray> readFile(const QString &path);

} // namespace zhijian::cli
