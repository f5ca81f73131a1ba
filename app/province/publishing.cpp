#include "publishing.h"

#include "core/clock.h"
#include "domain/event.h"
#include "domain/feed.h"
#include "domain/policy.h"
#include "journal/journal.h"
#include "journal/provincestore.h"
#include "journal/stores.h"
#include "policy/recognition.h"
#include "policy/wordreader.h"
#include "protocol/publication.h"
#include "signing/keypair.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTextStream>

#include <algorithm>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

using journal::ProvinceStore;

constexpr qint64 LargestFile = 64 << 20;

Result<QString> feedOf(const QString &code)
{
    static const QRegularExpression digits(u"^\\d{2}(\\d{2})?$"_s);
    if (code == "n"_L1)
        return code;
    if (!digits.match(code).hasMatch())
        return failure(ErrorCode::InvalidInput, u"下发范围写行政区划代码的前 2 位（省）或前 4 位（市），例如 52"_s);
    return QString(u"p/"_s + code);
}

Result<Policy> documentFrom(journal::Journal &publisher, const ProvinceOrder &order, const QString &issuer)
{
    const auto kind = feedKindFrom(order.words.at(2));
    if (!kind)
        return failure(ErrorCode::InvalidInput, u"种类是 directive、policy、repost、rules、holidays 之一"_s);
    QFile file(order.words.at(3));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::InvalidInput, u"读不了文件 %1"_s.arg(file.fileName()));
    if (file.size() > LargestFile)
        return failure(ErrorCode::InvalidInput, u"文件超过 64 MB，不能下发"_s);
    const QByteArray content = file.readAll();
    const auto blob = journal::BlobStore(publisher).put(content);
    if (!blob)
        return failure(blob);
    const QFileInfo path(file.fileName());
    Policy document;
    // Clauses and head as on a workstation; where they cannot be read (a PDF), the file itself says everything.
    if (const auto raw = policy::readWordOrText(content, path.fileName()); raw && *kind == FeedKind::Policy)
        document = policy::recognise(*raw).policy;
    else if (raw)
        document.preamble = raw->text();
    document.id = EntityId::create(publisher.clock());
    document.title = order.words.value(4, document.title.isEmpty() ? path.completeBaseName() : document.title);
    document.topic = chineseName(*kind);
    if (document.issuer.isEmpty())
        document.issuer = issuer;
    if (!document.documentDate.isValid())
        document.documentDate = chinaTime(publisher.clock().milliseconds()).date();
    document.file = *blob;
    document.fileName = path.fileName();
    return document;
}

// Parts first: whoever reads the change finds its file. All of it may be repeated after a fault.
Result<qint64> send(ProvinceStore &store, journal::Journal &publisher, const QString &feed)
{
    const auto keyBytes = store.privateKey();
    const auto key = keyBytes ? signing::PrivateKey::fromBytes(*keyBytes) : Result<signing::PrivateKey>(failure(keyBytes));
    if (!key)
        return failure(key);
    const qint64 now = publisher.clock().milliseconds();
    journal::BlobStore blobs(publisher);
    for (QList<Digest> parts = blobs.partsToPush(100); !parts.isEmpty(); parts = blobs.partsToPush(100)) {
        for (const Digest &part : std::as_const(parts)) {
            const auto bytes = blobs.part(part);
            if (!bytes)
                return failure(bytes);
            if (auto done = store.putPart(feed, part, *bytes, now); !done)
                return failure(done);
        }
        if (auto done = blobs.markPushed(parts); !done)
            return failure(done);
    }
    QList<journal::CheckedChange> changes;
    journal::SyncStore waiting(publisher);
    for (StoredChange stored : waiting.waiting(feed, std::numeric_limits<qint64>::max())) {
        auto change = Change::fromBytes(stored.bytes);
        auto value = key->sign(stored.id.toBytes());
        if (!change || !value)
            return !change ? Result<qint64>(failure(change)) : Result<qint64>(failure(value));
        stored.signature = {protocol::publisherOf(key->publicKey()), *value};
        changes.append({std::move(stored), std::move(*change)});
    }
    const auto numbers = store.push(feed, changes, publisher.device(), now);
    if (!numbers)
        return failure(numbers);
    QList<std::pair<Digest, qint64>> sequences;
    for (qsizetype i = 0; i < changes.size(); ++i)
        sequences.append({changes.at(i).stored.id, numbers->at(i)});
    if (auto done = publisher.transact([&] { return waiting.acknowledge(sequences); }); !done)
        return failure(done);
    return numbers->isEmpty() ? 0 : numbers->last();
}

} // namespace

Result<> addFeed(const ProvinceOrder &order, QTextStream &out)
{
    const auto feed = feedOf(order.words.at(2));
    if (!feed)
        return failure(feed);
    auto store = ProvinceStore::open(placeOf(order));
    if (!store)
        return failure(store);
    if (auto done = (*store)->addScope(*feed, order.words.at(3), SystemClock().milliseconds()); !done)
        return done;
    int readers = 0;
    for (const journal::ProvinceScope &row : (*store)->scopes()) {
        if (protocol::isFeed(row.scope))
            continue;
        if (auto done = (*store)->follow(row.scope, *feed); !done)
            return done;
        ++readers;
    }
    out << u"已登记下发范围 %1（%2），%3 个单位从下次同步起可以阅读；以后登记的单位自动加入。\n"_s.arg(*feed, order.words.at(3)).arg(readers);
    return {};
}

Result<> publish(const ProvinceOrder &order, QTextStream &out)
{
    const auto feed = feedOf(order.words.at(1));
    if (!feed)
        return failure(feed);
    auto store = ProvinceStore::open(placeOf(order));
    if (!store)
        return failure(store);
    if (!(*store)->scope(*feed))
        return failure(ErrorCode::NotFound, u"没有登记下发范围 %1，请先运行 zhijian-province feed add"_s.arg(*feed));
    // An ordinary journal: it gives what is published a device, a chain and a history like any other work.
    const SystemClock clock;
    auto publisher = journal::Journal::open(QDir(order.folder).filePath(u"publisher-%1.db"_s.arg(order.words.at(1))), clock);
    if (!publisher)
        return failure(publisher);
    if (auto done = (*publisher)->setScope(*feed); !done)
        return done;
    const auto document = documentFrom(**publisher, order, (*store)->scope(*feed)->name);
    if (!document)
        return failure(document);
    if (auto done = (*publisher)->append(journal::entryOf(*document), {}); !done)
        return failure(done);
    const auto number = send(**store, **publisher, *feed);
    if (!number)
        return failure(number);
    out << u"已下发到 %1，序号 %2：%3《%4》。各单位下次同步时收到。\n"_s.arg(*feed).arg(*number).arg(document->topic, document->title);
    return {};
}

namespace {

/// Every change of a scope, in its order.
Result<> forEach(const ProvinceStore &store, const QString &scope, const std::function<void(const Change &)> &visit)
{
    constexpr qint64 PageBytes = 4 << 20;
    constexpr int PageCount = 2000;
    for (qint64 cursor = 0;;) {
        const auto page = store.page(scope, cursor, PageBytes, PageCount);
        if (!page)
            return failure(page);
        for (const StoredChange &stored : page->changes)
            if (const auto change = Change::fromBytes(stored.bytes))
                visit(*change);
        if (page->changes.isEmpty())
            return {};
        cursor = page->cursor;
    }
}

struct Receipt
{
    QString office;
    qint64 at = 0;
    QString words;
};

} // namespace

Result<> receipts(const ProvinceOrder &order, QTextStream &out)
{
    const auto feed = feedOf(order.words.at(1));
    if (!feed)
        return failure(feed);
    auto store = ProvinceStore::open(placeOf(order));
    if (!store)
        return failure(store);
    if (!(*store)->scope(*feed))
        return failure(ErrorCode::NotFound, u"没有登记下发范围 %1，请先运行 zhijian-province feed add"_s.arg(*feed));
    QList<Policy> documents;
    auto read = forEach(**store, *feed, [&documents](const Change &change) {
        if (change.type != Policy::Type)
            return;
        const Policy document = Policy::fromBody(change.entity, change.body);
        const auto kind = feedKindFrom(document.topic);
        if (kind && asksForReceipt(*kind))
            documents.append(document);
    });
    QHash<EntityId, QList<Receipt>> answers;
    QStringList readers;
    for (const journal::ProvinceScope &row : (*store)->scopes()) {
        if (!read || protocol::isFeed(row.scope) || !(*store)->feeds(row.scope).contains(*feed))
            continue;
        readers.append(row.name);
        read = forEach(**store, row.scope, [&](const Change &change) {
            const Event event = change.type == Event::Type ? Event::fromBody(change.entity, change.body) : Event();
            QList<Receipt> &given = answers[event.subject];
            if (event.kind == FeedAcknowledged && std::ranges::find(given, row.name, &Receipt::office) == given.cend())
                given.append({row.name, change.milliseconds(), event.detail});
        });
    }
    if (!read)
        return read;
    for (const Policy &document : std::as_const(documents)) {
        const QList<Receipt> given = answers.value(document.id);
        out << u"%1《%2》：%3 个单位中 %4 个已回执\n"_s.arg(document.topic, document.title).arg(readers.size()).arg(given.size());
        for (const Receipt &receipt : given)
            out << u"  %1  %2  %3\n"_s.arg(isoText(chinaTime(receipt.at)), receipt.office, receipt.words);
    }
    out << u"共 %1 份要求回执的文件\n"_s.arg(documents.size());
    return {};
}

} // namespace zhijian
