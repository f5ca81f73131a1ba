#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "protocol/limits.h"
#include "protocol/publication.h"
#include "sync/bundleservice.h"
#include "sync/enrolment.h"
#include "sync/journalaccess.h"

#include <QCborArray>
#include <QCborMap>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr auto ProvinceSetting = "bundle.province"_L1;  // The province's last receipt
constexpr auto PeersSetting = "bundle.peers"_L1;        // [public key] of those whose receipt was taken
constexpr auto ArrivedSetting = "bundle.arrived"_L1;    // [[batch, last volume or 0, [volume]]], newest first
constexpr qsizetype KeptBatches = 8;
constexpr qsizetype StoreSlice = 200; // changes in one transaction: other work goes on between

} // namespace

Result<BundleReport> BundleService::read(const QString &path, const ImportOptions &options)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"打不开文件 %1（%2）"_s.arg(QDir::toNativeSeparators(path), file.errorString()));
    protocol::BundleReader reader(file);
    const auto head = reader.open();
    if (!head)
        return failure(head);
    quint64 device = 0;
    auto begun = m_access.run([&device](journal::Journal &journal) -> Result<> {
        device = journal.device();
        return {};
    });
    if (begun)
        begun = reader.unlock(device, [this](const QByteArray &key) {
            return ask(m_access, [&key](journal::Journal &journal) { return journal.decryptAsDevice(key); });
        });
    if (begun)
        begun = m_access.run([&](journal::Journal &journal) { return mayRead(journal, *head, options.trusts); });
    if (!begun)
        return failure(begun);
    BundleReport report{.head = *head, .files = {path}, .bytes = file.size(), .damaged = {}, .absentVolumes = {}};
    while (const auto block = reader.next()) {
        if (options.stop.stop_requested())
            return failure(ErrorCode::Cancelled, u"已停止；读入的部分已经保存，再次导入同一个文件就会接着读"_s);
        if (auto done = store(*block, report); !done)
            return failure(done);
        if (options.progress)
            options.progress({.percent = file.size() > 0 ? int(100 * file.pos() / file.size()) : 0, .bytes = file.pos(), .changes = report.changes});
    }
    report.damaged = reader.missing();
    report.isCutOff = !reader.end();
    report.isLast = reader.end() && reader.end()->isLast;
    auto noted = m_access.run([&report](journal::Journal &journal) -> Result<> {
        noteVolume(journal, report);
        return {};
    });
    if (!noted)
        return failure(noted);
    return report;
}

// only from somebody known here; a workstation that has nothing yet takes what its owner hands it.
Result<> BundleService::mayRead(journal::Journal &journal, const protocol::BundleHead &head, bool trusts)
{
    const QString own = journal.scope();
    const bool isProvince = head.sender == Enrolment::of(journal).endpointKey;
    if (!own.isEmpty() && head.scope != own)
        return failure(ErrorCode::Forbidden, u"这个数据包是另一个单位（%1）的，没有导入"_s.arg(head.scope));
    const auto peers = readCanonicalCbor(journal::SettingStore(journal).value(PeersSetting));
    const bool isPeer = peers && peers->toArray().contains(head.sender);
    const bool isKnown = isProvince || isPeer || journal::SyncStore(journal).knowsDevice(protocol::deviceOf(head.sender));
    if (!isKnown && !trusts && journal.changeCount() > 0)
        return failure(ErrorCode::Forbidden, u"数据包由本机不认识的工作站“%1”（%2）写出。确认可信后，先导入它的回执，再导入数据包"_s.arg(head.senderName)
                                                 .arg(protocol::deviceOf(head.sender), 16, 16, QLatin1Char('0')));
    return own.isEmpty() ? journal.setScope(head.scope) : Result<>();
}

Result<> BundleService::store(const protocol::BundleBlock &block, BundleReport &report)
{
    if (block.kind == protocol::BundleBlock::Kind::Part) {
        ++report.parts;
        return m_access.run([&block](journal::Journal &journal) { return journal::BlobStore(journal).putPart(block.part, block.bytes); });
    }
    for (qsizetype at = 0; at < block.changes.size(); at += StoreSlice) {
        auto done = m_access.run([&](journal::Journal &journal) { return storeChanges(journal, block.changes.mid(at, StoreSlice), report); });
        if (!done)
            return done;
    }
    return {};
}

Result<> BundleService::storeChanges(journal::Journal &journal, const QList<StoredChange> &changes, BundleReport &report)
{
    const QByteArray endpointKey = Enrolment::of(journal).endpointKey;
    const QString own = journal.scope();
    QList<StoredChange> taken;
    int unproved = 0;
    for (const StoredChange &stored : changes) {
        const auto change = Change::fromBytes(stored.bytes);
        const bool isFromAbove = change && protocol::isFeed(change->scope);
        // On a stick the line's signatures are gone: only the publication's own one says that the province said it.
        const bool isProved = isFromAbove && !endpointKey.isEmpty() && protocol::isPublished(stored, change->type, endpointKey);
        if (change && (change->scope == own || isProved))
            taken.append(stored);
        else
            unproved += isFromAbove ? 1 : 0;
    }
    const auto fresh = journal.receive(taken);
    if (!fresh)
        return failure(fresh);
    report.unproved += unproved;
    report.foreign += int(changes.size() - taken.size()) - unproved;
    report.changes += int(taken.size());
    report.fresh += *fresh;
    return {};
}

void BundleService::noteVolume(journal::Journal &journal, BundleReport &report)
{
    journal::SettingStore settings(journal);
    QCborArray batches;
    qint64 last = report.isLast ? report.head.volume : 0;
    QSet<qint64> volumes;
    if (report.damaged.isEmpty() && !report.isCutOff)
        volumes.insert(report.head.volume);
    const auto stored = readCanonicalCbor(settings.value(ArrivedSetting));
    for (const QCborValue &one : stored ? stored->toArray() : QCborArray()) {
        const QCborArray fields = one.toArray();
        if (fields.at(0).toByteArray() != report.head.batch) {
            if (batches.size() < KeptBatches)
                batches.append(fields);
            continue;
        }
        last = std::max(last, fields.at(1).toInteger());
        for (const QCborValue &volume : fields.at(2).toArray())
            volumes.insert(volume.toInteger());
    }
    QCborArray numbers;
    const qint64 highest = last > 0 ? last : report.head.volume;
    for (qint64 volume = 1; volume <= highest; ++volume) {
        if (volumes.contains(volume))
            numbers.append(volume);
        else if (volume != report.head.volume)
            report.absentVolumes.append(int(volume));
    }
    report.isLast = last > 0 || report.isCutOff;
    batches.prepend(QCborArray{report.head.batch, last, numbers});
    (void)settings.put(ArrivedSetting, canonicalCbor(batches)); // Only for the words; nothing depends on it
}

Result<protocol::Receipt> BundleService::receipt(const QString &name) const
{
    return ask(m_access, [&name](journal::Journal &journal) -> Result<protocol::Receipt> {
        protocol::Receipt receipt{.publicKey = journal.devicePublicKey(), .name = name, .scope = journal.scope(), .writtenAt = journal.clock().milliseconds(),
                                  .held = {}, .partsWanted = journal::BlobStore(journal).missingParts(protocol::MaximumReceiptParts), .partsArrived = {}, .source = {}};
        const journal::SyncStore store(journal);
        for (const QString &scope : store.scopes())
            receipt.held.insert(scope, holdings(store.places(scope)));
        return receipt;
    });
}

Result<> BundleService::writeReceipt(const QString &path, const QString &name) const
{
    const auto made = receipt(name);
    const auto bytes = made ? made->toBytes([this](QByteArrayView text) {
        return ask(m_access, [text](journal::Journal &journal) { return journal.signAsDevice(text); });
    }) : failure(made);
    return bytes ? writeStickFile(path, *bytes) : failure(bytes);
}

Result<BundleService::Arrival> BundleService::take(const protocol::Receipt &receipt)
{
    return ask(m_access, [&receipt](journal::Journal &journal) { return take(journal, receipt); });
}

Result<BundleService::Arrival> BundleService::take(journal::Journal &journal, const protocol::Receipt &receipt)
{
    const QString own = journal.scope();
    if (receipt.publicKey == journal.devicePublicKey())
        return failure(ErrorCode::InvalidInput, u"这是本机自己的回执，请交给对方导入"_s);
    if (!own.isEmpty() && !receipt.scope.isEmpty() && receipt.scope != own)
        return failure(ErrorCode::Forbidden, u"这份回执来自另一个单位（%1），没有导入"_s.arg(receipt.scope));
    Arrival arrival{.receipt = receipt, .isProvince = receipt.publicKey == Enrolment::of(journal).endpointKey};
    const journal::SyncStore store(journal);
    const QSet<Digest> absent = lacking(store.places(own), receipt.held.value(own));
    arrival.absent = absent.size();
    for (const StoredChange &stored : store.waiting(own, 1LL << 40))
        arrival.arrived += absent.contains(stored.id) ? 0 : 1;
    auto done = journal.transact([&]() -> Result<> {
        journal::SettingStore settings(journal);
        if (arrival.isProvince)
            if (auto kept = settings.put(ProvinceSetting, receipt.source); !kept)
                return kept;
        if (arrival.isProvince)
            if (auto marked = journal::BlobStore(journal).markPushed(receipt.partsArrived); !marked)
                return marked;
        const auto stored = readCanonicalCbor(settings.value(PeersSetting));
        QCborArray peers = stored ? stored->toArray() : QCborArray();
        if (!peers.contains(receipt.publicKey))
            peers.append(receipt.publicKey);
        return settings.put(PeersSetting, canonicalCbor(peers));
    });
    return done ? Result<Arrival>(arrival) : failure(done);
}

QString sentence(const BundleReport &report, bool isImport)
{
    if (!isImport) {
        QString text = u"已写出 %1 条改动、%2 个附件分块，共 %3 个文件（%4 KB），只有“%5”能打开。"_s.arg(report.changes).arg(report.parts).arg(report.files.size())
                           .arg((report.bytes + 1023) / 1024).arg(report.head.recipientName);
        if (report.withheld > 0)
            text += u"有 %1 条含不得外传的内容，留在本机。"_s.arg(report.withheld);
        return text + u"送到后请对方导入，并把回执带回来。"_s;
    }
    QString text = u"已导入“%1”写出的第 %2 个文件：%3 条改动，其中新的 %4 条，附件分块 %5 个。"_s.arg(report.head.senderName).arg(report.head.volume)
                       .arg(report.changes).arg(report.fresh).arg(report.parts);
    if (report.foreign > 0)
        text += u"另有 %1 条不属于本单位，没有导入。"_s.arg(report.foreign);
    if (report.unproved > 0)
        text += u"有 %1 条自称上级下发的内容没有上级平台的有效签名，没有采用；联网同步时会重新核对。"_s.arg(report.unproved);
    if (!report.damaged.isEmpty() || report.isCutOff) {
        text += report.isCutOff ? u"文件不完整（结尾缺失，可能没有写完就拔出）"_s : u"文件有损坏"_s;
        if (!report.damaged.isEmpty()) {
            QStringList numbers;
            for (const qint64 number : report.damaged.first(std::min<qsizetype>(report.damaged.size(), 10)))
                numbers.append(QString::number(number));
            text += u"，第 %1 段不能用"_s.arg(numbers.join(u'、'));
        }
        text += u"；完好的部分已经导入。请把本机的回执交给对方，让对方补写缺少的内容。"_s;
    }
    if (!report.absentVolumes.isEmpty() || !report.isLast) {
        QStringList volumes;
        for (const int volume : report.absentVolumes.first(std::min<qsizetype>(report.absentVolumes.size(), 10)))
            volumes.append(QString::number(volume));
        text += volumes.isEmpty() ? QString(u"这一批还有后续文件，请继续导入。"_s) : QString(u"这一批还缺第 %1 个文件，请继续导入。"_s.arg(volumes.join(u'、')));
    }
    return text;
}

} // namespace zhijian::sync
