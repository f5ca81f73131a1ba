#pragma once

#include "core/error.h"
#include "uikit/terms.h"

#include <QList>
#include <QString>

#include <functional>

namespace zhijian::uikit {

struct NoticeAction
{
    QString text;
    std::function<void()> run;
};

/// Something to tell the user without stopping him.
struct Notice
{
    Tone tone = Tone::Info;
    QString text;                ///< A full sentence
    QList<NoticeAction> actions; ///< Running one closes the notice
    bool stays = false;          ///< Until closed; warnings and errors stay anyway
    QString key;                 ///< A notice with the same key replaces the earlier one; may be empty
};

[[nodiscard]] Notice doneNotice(const QString &text);
/// "已删除……" with 撤销: deleting asks nothing and can be undone.
[[nodiscard]] Notice undoNotice(const QString &text, std::function<void()> undo);
[[nodiscard]] Notice warningNotice(const QString &text);
/// The sentence of errorText(), with 复制诊断信息.
[[nodiscard]] Notice errorNotice(const Error &error, const QString &doing);

} // namespace zhijian::uikit
