if(TARGET zhijian_uikit)
  zhijian_widgets(NAME interaction SOURCES
    widgets/openentry.h
    widgets/knowledgelistpane.cpp widgets/knowledgelistpane.h
    widgets/knowledgeform.cpp widgets/knowledgeform.h
    widgets/knowledgepage.cpp widgets/knowledgepage.h
    widgets/pushpanel.cpp widgets/pushpanel.h
    LINK zhijian::uikit)
endif()
