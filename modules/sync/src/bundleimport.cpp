#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "protocol/limits.h"
#include "sync/bundleservice.h"
#include "sync/enrolment.h"

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

} // namespace

Result<BundleReport> BundleService::read(const QString &path, bool trusts)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"打不开文件 %1（%2）"_s.arg(QDir::toNativeSeparators(path), file.errorString()));
    protocol::BundleReader reader(file);
    const auto head = reader.open();
    if (!head)
        return failure(head);
    if (auto done = reader.unlock(m_journal.device(), [this](const QByteArray &key) { return m_journal.decryptAsDevice(key); }); !done)
        return failure(done);
    if (auto done = mayRead(*head, trusts); !done)
        return failure(done);
    BundleReport report{.head = *head, .files = {path}, .bytes = file.size(), .damaged = {}, .absentVolumes = {}};
    while (const auto block = reader.next())
        if (auto done = store(*block, *head, report); !done)
            return failure(done);
    report.damaged = reader.missing();
    report.isCutOff = !reader.end();
    report.isLast = reader.end() && reader.end()->isLast;
    noteVolume(report);
    return report;
}

// only from somebody known here; a workstation that has nothing yet takes what its owner hands it.
Result<> BundleService::mayRead(const protocol::BundleHead &head, bool trusts)
{
    const QString own = m_journal.scope();
    const bool isProvince = head.sender == Enrolment::of(m_journal).endpointKey;
    if (!own.isEmpty() && head.scope != own)
        return failure(ErrorCode::Forbidden, u"这个数据包是另一个单位（%1）的，没有导入"_s.arg(head.scope));
    const auto peers = readCanonicalCbor(journal::SettingStore(m_journal).value(PeersSetting));
    const bool isPeer = peers && peers->toArray().contains(head.sender);
    const bool isKnown = isProvince || isPeer || journal::SyncStore(m_journal).knowsDevice(protocol::deviceOf(head.sender));
    if (!isKnown && !trusts && m_journal.changeCount() > 0)
        return failure(ErrorCode::Forbidden, u"数据包由本机不认识的工作站“%1”（%2）写出。确认可信后，先导入它的回执，再导入数据包"_s.arg(head.senderName)
                                                 .arg(protocol::deviceOf(head.sender), 16, 16, QLatin1Char('0')));
    return own.isEmpty() ? m_journal.setScope(head.scope) : Result<>();
}

Result<> BundleService::store(const protocol::BundleBlock &block, const protocol::BundleHead &head, BundleReport &report)
{
    if (block.kind == protocol::BundleBlock::Kind::Part) {
        ++report.parts;
        return journal::BlobStore(m_journal).putPart(block.part, block.bytes);
    }
    const bool isProvince = head.sender == Enrolment::of(m_journal).endpointKey;
    QList<StoredChange> taken;
    for (const StoredChange &stored : block.changes) {
        const auto change = Change::fromBytes(stored.bytes);
        // What comes down from above counts only when the province wrote the bundle itself.
        const bool isDue = change && (change->scope == m_journal.scope() || (isProvince && !change->scope.startsWith("c/"_L1)));
        if (isDue)
            taken.append(stored);
        else
            ++report.foreign;
    }
    const auto fresh = m_journal.receive(taken);
    if (!fresh)
        return failure(fresh);
    report.changes += int(taken.size());
    report.fresh += *fresh;
    return {};
}

void BundleService::noteVolume(BundleReport &report)
{
    journal::SettingStore settings(m_journal);
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
    protocol::Receipt receipt{.publicKey = m_journal.devicePublicKey(), .name = name, .scope = m_journal.scope(), .writtenAt = m_journal.clock().milliseconds(),
                              .held = {}, .partsWanted = journal::BlobStore(m_journal).missingParts(protocol::MaximumReceiptParts), .partsArrived = {}, .source = {}};
    const journal::SyncStore store(m_journal);
    for (const QString &scope : store.scopes())
        receipt.held.insert(scope, holdings(store.places(scope)));
    return receipt;
}

Result<> BundleService::writeReceipt(const QString &path, const QString &name) const
{
    const auto made = receipt(name);
    const auto bytes = made ? made->toBytes([this](QByteArrayView text) { return m_journal.signAsDevice(text); }) : failure(made);
    return bytes ? writeStickFile(path, *bytes) : failure(bytes);
}

std::optional<protocol::Receipt> BundleService::provinceReceipt() const
{
    const auto receipt = protocol::Receipt::fromBytes(journal::SettingStore(m_journal).value(ProvinceSetting));
    return receipt ? std::optional(*receipt) : std::nullopt;
}

Result<BundleService::Arrival> BundleService::take(const protocol::Receipt &receipt)
{
    const QString own = m_journal.scope();
    if (receipt.publicKey == m_journal.devicePublicKey())
        return failure(ErrorCode::InvalidInput, u"这是本机自己的回执，请交给对方导入"_s);
    if (!own.isEmpty() && !receipt.scope.isEmpty() && receipt.scope != own)
        return failure(ErrorCode::Forbidden, u"这份回执来自另一个单位（%1），没有导入"_s.arg(receipt.scope));
    Arrival arrival{.receipt = receipt, .isProvince = receipt.publicKey == Enrolment::of(m_journal).endpointKey};
    const journal::SyncStore store(m_journal);
    const QSet<Digest> absent = lacking(store.places(own), receipt.held.value(own));
    arrival.absent = absent.size();
    for (const StoredChange &stored : store.waiting(own, 1LL << 40))
        arrival.arrived += absent.contains(stored.id) ? 0 : 1;
    auto done = m_journal.transact([&]() -> Result<> {
        journal::SettingStore settings(m_journal);
        if (arrival.isProvince)
            if (auto kept = settings.put(ProvinceSetting, receipt.source); !kept)
                return kept;
        if (arrival.isProvince)
            if (auto marked = journal::BlobStore(m_journal).markPushed(receipt.partsArrived); !marked)
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
