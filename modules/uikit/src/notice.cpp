#include "uikit/notice.h"

#include "uikit/diagnosis.h"
#include "uikit/errortext.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QClipboard>

namespace zhijian::uikit {

static QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::uikit::Notice", source);
}

Notice doneNotice(const QString &sentence)
{
    return {Tone::Good, sentence, {}, false, {}};
}

Notice undoNotice(const QString &sentence, std::function<void()> undo)
{
    return {Tone::Info, sentence, {{text("撤销"), std::move(undo)}}, false, {}};
}

Notice warningNotice(const QString &sentence)
{
    return {Tone::Warning, sentence, {}, true, {}};
}

Notice errorNotice(const Error &error, const QString &doing)
{
    const auto copy = [error, doing] { QGuiApplication::clipboard()->setText(diagnosis(error, doing)); };
    return {Tone::Danger, errorText(error, doing), {{text("复制诊断信息"), copy}}, true, {}};
}

} // namespace zhijian::uikit
