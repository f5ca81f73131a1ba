#include "context.h"

#include "identity/identityservice.h"
#include "journal/stores.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

Context::Context(QString dataFolder, const Clock &clock)
    : m_dataFolder(std::move(dataFolder)), m_clock(clock), m_out(stdout)
{
}

const sync::HandedDown &Context::handedDown() const
{
    if (!m_handedDown)
        m_handedDown = sync::handedDown(m_dataFolder);
    return *m_handedDown;
}

const screening::Screener &Context::screener() const
{
    if (!m_screener)
        m_screener = std::make_unique<screening::Screener>(pack(), calendar(), m_clock);
    return *m_screener;
}

Result<journal::Journal *> Context::journal()
{
    if (!m_journal) {
        auto opened = journal::Journal::open(QDir(m_dataFolder).filePath(u"journal.zj"_s), m_clock);
        if (!opened)
            return failure(opened);
        m_journal = std::move(*opened);
    }
    return m_journal.get();
}

Result<identity::Session> Context::session(const QCommandLineParser &options)
{
    auto opened = journal();
    if (!opened)
        return failure(opened);
    const QString name = options.value(u"as"_s);
    if (name.isEmpty())
        return failure(ErrorCode::InvalidInput, u"请用 --as 写明是谁在操作"_s);
    const auto person = choose(journal::PersonStore(**opened).rows(), name, &journal::PersonRow::name, u"人员"_s);
    if (!person)
        return failure(person);
    const QString password = options.isSet(u"password"_s) ? options.value(u"password"_s) : qEnvironmentVariable("ZHIJIAN_PASSWORD");
    return identity::IdentityService(**opened, pack()).signIn(person->id, password);
}

void declareSignIn(QCommandLineParser &options)
{
    options.addOption({u"as"_s, u"操作人姓名"_s, u"姓名"_s});
    options.addOption({u"password"_s, u"密码；不写则取环境变量 ZHIJIAN_PASSWORD"_s, u"密码"_s});
}

Result<QString> argument(const QCommandLineParser &options, int index, const QString &noun)
{
    if (options.positionalArguments().size() <= index)
        return failure(ErrorCode::InvalidInput, u"缺少参数：%1"_s.arg(noun));
    return options.positionalArguments().at(index);
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"打不开文件 %1:%2"_s.arg(path, file.errorString()));
    return file.readAll();
}

} // namespace zhijian::cli
