#include "handover.h"

#include "core/canonicalcbor.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>
#include <QUrl>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

const QByteArray Magic = QByteArrayLiteral("ZJH1");
constexpr qsizetype HeaderSize = 8;
constexpr int Version = 1;
constexpr qsizetype LongestPath = 32'767; // of Windows

QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::Handover", source);
}

Result<Handover> decoded(const QByteArray &payload)
{
    const auto value = readCanonicalCbor(payload, 2);
    const QCborArray fields = value ? value->toArray() : QCborArray();
    if (fields.size() != 3 || fields.at(0).toInteger() != Version || !fields.at(1).isString() || !fields.at(2).isArray()
        || fields.at(2).toArray().size() > Handover::MaximumFiles)
        return failure(ErrorCode::Corrupt, text("不是本程序的交接消息"));
    Handover handover{.page = fields.at(1).toString(), .files = {}};
    for (const QCborValue &file : fields.at(2).toArray()) {
        const QString path = file.toString();
        if (!file.isString() || path.size() > LongestPath || path.contains(QChar::Null) || !QFileInfo(path).isAbsolute())
            return failure(ErrorCode::Corrupt, text("交接消息中的路径无效"));
        handover.files.append(path);
    }
    return handover;
}

} // namespace

Handover Handover::of(const QString &page, const QStringList &arguments, const QString &folder)
{
    Handover handover{.page = page, .files = {}};
    for (const QString &argument : arguments) {
        const QString path = argument.startsWith("file:"_L1, Qt::CaseInsensitive) ? QUrl(argument).toLocalFile() : argument;
        if (!path.isEmpty() && handover.files.size() < MaximumFiles)
            handover.files.append(QDir::cleanPath(QDir(folder).absoluteFilePath(QDir::fromNativeSeparators(path))));
    }
    return handover;
}

QByteArray Handover::toMessage() const
{
    const QByteArray payload = canonicalCbor(QCborArray{Version, page, QCborArray::fromStringList(files)});
    QByteArray length(sizeof(quint32), Qt::Uninitialized);
    qToBigEndian(quint32(payload.size()), length.data());
    return Magic + length + payload;
}

Result<std::optional<Handover>> Handover::fromMessage(const QByteArray &received)
{
    if (received.first(std::min(received.size(), Magic.size())) != Magic.first(std::min(received.size(), Magic.size())))
        return failure(ErrorCode::Corrupt, text("不是本程序的交接消息"));
    if (received.size() < HeaderSize)
        return std::nullopt;
    const auto length = qsizetype(qFromBigEndian<quint32>(received.constData() + Magic.size()));
    if (length > MaximumBytes || received.size() > HeaderSize + length)
        return failure(ErrorCode::Corrupt, text("交接消息过长"));
    if (received.size() < HeaderSize + length)
        return std::nullopt;
    auto handover = decoded(received.mid(HeaderSize));
    if (!handover)
        return failure(handover);
    return *handover;
}

QString handoverPlace(const QString &dataFolder)
{
    QString folder = QFileInfo(dataFolder).canonicalFilePath();
#ifdef Q_OS_WIN
    folder = folder.toCaseFolded();
#endif
    const QByteArray digest = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().first(32);
    const QString name = u"zhijian-"_s + QString::fromLatin1(digest);
    // The folder of the session belongs to this user alone; the common one for temporary files does not.
    const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return session.isEmpty() || !QFileInfo(session).isWritable() ? name : QDir(session).filePath(name);
}

Result<> handOver(const QString &place, const Handover &handover, std::chrono::milliseconds patience)
{
    constexpr auto Pause = std::chrono::milliseconds(100);
    const QDeadlineTimer deadline(patience);
    const auto left = [&deadline] { return int(std::max<qint64>(1, deadline.remainingTime())); };
    const auto noAnswer = [] { return failure(ErrorCode::Unavailable, text("正在运行的窗口没有应答")); };
    QLocalSocket socket;
    // The first one may still be starting.
    while (socket.connectToServer(place), !socket.waitForConnected(left())) {
        if (deadline.hasExpired() || socket.error() == QLocalSocket::SocketAccessError)
            return noAnswer();
        QThread::sleep(Pause);
    }
    const QByteArray message = handover.toMessage();
    if (message.size() > HeaderSize + Handover::MaximumBytes)
        return failure(ErrorCode::InvalidInput, text("一次要打开的文件太多"));
    socket.write(message);
    while (socket.bytesToWrite() > 0)
        if (!socket.waitForBytesWritten(left()))
            return noAnswer();
    while (socket.bytesAvailable() == 0)
        if (!socket.waitForReadyRead(left()))
            return noAnswer();
    return socket.read(1).front() == handoverreply::Taken ? Result<>() : noAnswer();
}

} // namespace zhijian
