#pragma once

#include "registry/accountchecks.h"

namespace zhijian::registry {

/// A record with everything that ask for.
inline AccountDraft completeDraft(const QString &name = QStringLiteral("云岭发布"), const QString &platform = QStringLiteral("wechat"),
                                  const QString &kind = QStringLiteral("公众号"))
{
    AccountDraft draft;
    draft.account.name = name;
    draft.account.platform = platform;
    draft.account.kind = kind;
    draft.account.platformId = QStringLiteral("gh_yunling01");
    draft.account.organiser = QStringLiteral("云岭县人民政府办公室");
    draft.account.creditCode = QStringLiteral("91350100M000100Y43"); // The example of GB 32100-2015
    draft.account.leader = QStringLiteral("陈某");
    draft.account.keeper = QStringLiteral("王某");
    draft.account.openedOn = QDate(2019, 5, 6);
    draft.account.positioning = QStringLiteral("发布县政府政策、解读与便民信息");
    draft.leaderPhone = QStringLiteral("0856-7221234");
    draft.keeperPhone = QStringLiteral("13800001234");
    return draft;
}

} // namespace zhijian::registry
