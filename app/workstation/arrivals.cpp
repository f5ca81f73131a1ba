#include "arrivals.h"

#include <QFileInfo>
#include <QHash>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

enum class Kind { Policy, Bundle, Table, Backup, Picture, Folder };

Kind kindOf(const QString &path)
{
    static const QHash<QString, Kind> kinds{
        {u"gxb"_s, Kind::Bundle}, {u"gxr"_s, Kind::Bundle}, {u"xlsx"_s, Kind::Table}, {u"csv"_s, Kind::Table}, {u"zj"_s, Kind::Backup},
        {u"png"_s, Kind::Picture}, {u"jpg"_s, Kind::Picture}, {u"jpeg"_s, Kind::Picture}, {u"jfif"_s, Kind::Picture}, {u"gif"_s, Kind::Picture},
        {u"webp"_s, Kind::Picture}, {u"bmp"_s, Kind::Picture}};
    if (QFileInfo(path).isDir())
        return Kind::Folder;
    // What is no known kind may still be a text: the import of policies looks at the content and says so in a sentence.
    return kinds.value(QFileInfo(path).suffix().toLower(), Kind::Policy);
}

} // namespace

Arrivals::Arrivals(std::function<bool()> isSignedIn, QObject *parent)
    : QObject(parent), m_isSignedIn(std::move(isSignedIn))
{
}

void Arrivals::take(const Handover &handover)
{
    if (!handover.page.isEmpty())
        m_waiting.page = handover.page;
    for (const QString &file : handover.files)
        if (!m_waiting.files.contains(file) && m_waiting.files.size() < Handover::MaximumFiles)
            m_waiting.files.append(file);
    if (m_isSignedIn())
        release();
}

void Arrivals::release()
{
    const Handover all = std::exchange(m_waiting, {});
    QHash<Kind, QStringList> files;
    for (const QString &file : all.files)
        files[kindOf(file)].append(file);
    if (!all.page.isEmpty())
        Q_EMIT pageRequested(all.page);
    if (files.contains(Kind::Policy))
        Q_EMIT policiesArrived(files.value(Kind::Policy));
    if (files.contains(Kind::Bundle))
        Q_EMIT bundlesArrived(files.value(Kind::Bundle));
    if (files.contains(Kind::Table))
        Q_EMIT tableArrived(files.value(Kind::Table).first());
    if (files.contains(Kind::Backup))
        Q_EMIT backupArrived(files.value(Kind::Backup).first());
    if (files.value(Kind::Table).size() > 1 || files.value(Kind::Backup).size() > 1)
        Q_EMIT refused(tr("账号表格和备份一次只能打开一个，其余的没有打开"));
    if (files.contains(Kind::Picture))
        Q_EMIT refused(tr("图片没有打开：请先在“解读”里打开稿件，再把图片拖进正文"));
    if (files.contains(Kind::Folder))
        Q_EMIT refused(tr("文件夹不能打开，请选其中的文件"));
}

} // namespace zhijian
