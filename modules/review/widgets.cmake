if(NOT ZHIJIAN_HEADLESS)
  zhijian_widgets(NAME review SOURCES
    widgets/chainview.cpp widgets/chainview.h
    widgets/diffview.cpp widgets/diffview.h
    widgets/findingline.cpp widgets/findingline.h
    widgets/findingmodel.cpp widgets/findingmodel.h
    widgets/gatelist.cpp widgets/gatelist.h
    widgets/queuedelegate.cpp widgets/queuedelegate.h
    widgets/queuepane.cpp widgets/queuepane.h
    widgets/readingpane.cpp widgets/readingpane.h
    widgets/reviewcontents.h
    widgets/reviewpage.cpp widgets/reviewpage.h
    widgets/signpanel.cpp widgets/signpanel.h
    widgets/sourceview.cpp widgets/sourceview.h
    LINK zhijian::uikit zhijian::preview zhijian::interpretation)
endif()
