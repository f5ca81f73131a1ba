#include "jumplist.h"

#ifdef Q_OS_WIN

#include "core/log.h"

#include <QCoreApplication>
#include <QDir>

#include <windows.h>
#include <objbase.h>
#include <propsys.h>
#include <shlobj.h>
#include <shobjidl.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

constexpr auto ProgramName = L"Zhijian.Workstation";
constexpr qsizetype MostTasks = 7; // Windows shows ten at most, some of them its own
// System.Title (propkey.h)
constexpr PROPERTYKEY Title = {{0xF29F85E0, 0x4FF9, 0x1068, {0xAB, 0x91, 0x08, 0x00, 0x2B, 0x27, 0xB3, 0xD9}}, 2};

struct Release
{
    void operator()(IUnknown *object) const { object->Release(); }
};
template <typename Interface>
using Com = std::unique_ptr<Interface, Release>;

template <typename Interface>
Com<Interface> create(const CLSID &what)
{
    void *made = nullptr;
    const HRESULT done = CoCreateInstance(what, nullptr, CLSCTX_INPROC_SERVER, __uuidof(Interface), &made);
    return Com<Interface>(SUCCEEDED(done) ? static_cast<Interface *>(made) : nullptr);
}

template <typename Interface>
Com<Interface> as(IUnknown *object)
{
    void *found = nullptr;
    const HRESULT done = object->QueryInterface(__uuidof(Interface), &found);
    return Com<Interface>(SUCCEEDED(done) ? static_cast<Interface *>(found) : nullptr);
}

const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

QString quoted(const QString &argument)
{
    // A backslash before the closing quote would take it away.
    const bool endsInBackslash = argument.endsWith(u'\\');
    return u'"' + argument + (endsInBackslash ? u"\\\""_s : u"\""_s);
}

Com<IShellLinkW> linkTo(const shell::PageSpec &page, const QString &dataFolder)
{
    auto link = create<IShellLinkW>(CLSID_ShellLink);
    if (!link)
        return nullptr;
    const QString program = QDir::toNativeSeparators(QCoreApplication::applicationFilePath());
    QString arguments = u"--page "_s + page.id;
    if (!dataFolder.isEmpty())
        arguments += u" --data "_s + quoted(QDir::toNativeSeparators(dataFolder));
    link->SetPath(wide(program));
    link->SetArguments(wide(arguments));
    link->SetIconLocation(wide(program), 0);
    const auto properties = as<IPropertyStore>(link.get());
    if (!properties)
        return nullptr;
    PROPVARIANT title;
    PropVariantInit(&title);
    title.vt = VT_LPWSTR;
    title.pwszVal = const_cast<wchar_t *>(wide(page.title)); // copied by SetValue, so not cleared here
    const bool isNamed = SUCCEEDED(properties->SetValue(Title, title)) && SUCCEEDED(properties->Commit());
    return isNamed ? std::move(link) : nullptr;
}

bool offer(const QList<shell::PageSpec> &pages, const QString &dataFolder)
{
    const auto list = create<ICustomDestinationList>(CLSID_DestinationList);
    const auto tasks = create<IObjectCollection>(CLSID_EnumerableObjectCollection);
    if (!list || !tasks)
        return false;
    list->SetAppID(ProgramName);
    UINT slots = 0;
    void *removed = nullptr;
    if (FAILED(list->BeginList(&slots, __uuidof(IObjectArray), &removed)))
        return false;
    const Com<IObjectArray> taken(static_cast<IObjectArray *>(removed));
    for (const shell::PageSpec &page : pages.first(std::min(pages.size(), MostTasks)))
        if (const auto link = linkTo(page, dataFolder))
            tasks->AddObject(link.get());
    const auto array = as<IObjectArray>(tasks.get());
    return array && SUCCEEDED(list->AddUserTasks(array.get())) && SUCCEEDED(list->CommitList());
}

} // namespace

void nameForTaskBar()
{
    SetCurrentProcessExplicitAppUserModelID(ProgramName);
}

void offerTasks(const QList<shell::PageSpec> &pages, const QString &dataFolder)
{
    if (!offer(pages, dataFolder))
        qCInfo(logWorkstation) << "no tasks in the task bar";
}

} // namespace zhijian

#else

namespace zhijian {

void nameForTaskBar() {}

void offerTasks(const QList<shell::PageSpec> &, const QString &) {}

} // namespace zhijian

#endif
